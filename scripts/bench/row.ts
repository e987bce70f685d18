/** What a measure has to keep; without one it is only shown. */
export type Budget =
  /** The least share of the reference. */
  | { readonly kind: 'share'; readonly least: number }
  /** How often the reference, at most. */
  | { readonly kind: 'times'; readonly most: number }
  /** The most, in the unit of the row. */
  | { readonly kind: 'most'; readonly most: number }

/** One line of the table: what was measured, beside its reference in the same run. */
export interface Row {
  readonly name: string
  readonly unit: 'requests/s' | 'requests' | 's' | 'ms' | 'µs' | 'MB' | 'kB'
  readonly ours: number
  readonly reference?: number
  /** Ours by the reference, where it is not the quotient of both: the median of the rounds. */
  readonly ratio?: number
  readonly budget?: Budget
}

const ratioOf = ({ ours, reference, ratio }: Row): number | undefined =>
  ratio ?? (reference === undefined ? undefined : ours / reference)

/** Says whether a row keeps its budget. */
export function isKept(row: Row): boolean {
  const ratio = ratioOf(row) ?? Number.NaN
  switch (row.budget?.kind) {
    case undefined:
      return true
    case 'share':
      return ratio >= row.budget.least
    case 'times':
      return ratio <= row.budget.most
    case 'most':
      return row.ours <= row.budget.most
    default:
      return row.budget satisfies never
  }
}

function budgetText({ budget, unit }: Row): string {
  if (!budget) return ''
  if (budget.kind === 'share') return `≥ ${budget.least} ×`
  return `≤ ${budget.most} ${budget.kind === 'times' ? '×' : unit}`
}

const numberText = (value: number | undefined): string => {
  if (value === undefined) return ''
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
}

const widths = [44, 11, 11, 11, 8, 13] as const

const lineOf = (cells: readonly string[]): string =>
  cells
    .map((cell, index) =>
      index === 0 ? cell.padEnd(widths[0]) : index < widths.length ? cell.padStart(widths[index] ?? 0) : `  ${cell}`,
    )
    .join('')
    .trimEnd()

/** The first line of the table. */
export const header: string = lineOf(['', 'unit', 'reference', 'ours', 'ratio', 'budget', 'kept'])

/** A row as a line of the table. */
export function rowText(row: Row): string {
  const kept = row.budget ? (isKept(row) ? 'yes' : 'NO') : ''
  const ratio = ratioOf(row)
  return lineOf([
    row.name,
    row.unit,
    numberText(row.reference),
    numberText(row.ours),
    ratio === undefined ? '' : ratio.toFixed(2),
    budgetText(row),
    kept,
  ])
}
