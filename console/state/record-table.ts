import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import { type CollectionRecord, hidden } from './record-draft.ts'

export interface RecordTableProps {
  readonly name: string
  readonly records: readonly CollectionRecord[]
  /** Many are folded away, each below its name. */
  readonly folded: boolean
  readonly onAdd: () => void
  readonly onEdit: (index: number) => void
  readonly onRemove: (index: number) => void
}

/** As many rows as are shown at once. */
const page = 50

/** A collection and what can be done with it. */
export function RecordTable({ name, records, folded, onAdd, onEdit, onRemove }: RecordTableProps) {
  const [open, setOpen] = useState(!folded)
  const [rows, setRows] = useState(page)
  const content = () => html`
    <p><button aria-label=${`Add to ${name}`} onClick=${onAdd}>Add</button></p>
    ${records.length === 0 && html`<p class="note">No records. Add one, or send a request that creates one.</p>`}
    ${records.length > 0 && html`<${Rows} name=${name} records=${records.slice(0, rows)} onEdit=${onEdit} onRemove=${onRemove} />`}
    ${records.length > rows && html`<p><button onClick=${() => setRows(rows + page)}>Show ${Math.min(page, records.length - rows)} more</button></p>`}
  `
  return html`
    <div class="collection">
      <details open=${open} onToggle=${({ currentTarget }: Event) => setOpen((currentTarget as HTMLDetailsElement).open)}>
        <summary><h3>${name}</h3> <span class="note">${records.length}</span></summary>
        ${open && content()}
      </details>
    </div>
  `
}

/** A row for each record, a column for each property one of them has. */
function Rows({ name, records, onEdit, onRemove }: Pick<RecordTableProps, 'name' | 'records' | 'onEdit' | 'onRemove'>) {
  const columns = [...new Set(records.flatMap(Object.keys))]
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${`${name}, table`}>
      <table class="records">
        <thead><tr><th scope="col">Actions</th>${columns.map((column) => html`<th key=${column} scope="col">${column}</th>`)}</tr></thead>
        <tbody>
          ${records.map(
            (record, row) => html`
              <tr key=${row}>
                <td class="actions">
                  <button aria-label=${`Edit ${name} ${row + 1}`} onClick=${() => onEdit(row)}>Edit</button>
                  <button aria-label=${`Remove ${name} ${row + 1}`} onClick=${() => onRemove(row)}>Remove</button>
                </td>
                ${columns.map((column) => html`<td key=${column}>${cellOf(record[column])}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `
}

/** The most characters of a cell; all of it stands in the form. */
const longestCell = 80

function cellOf(value: unknown) {
  if (value === undefined) return html`<span class="note">—</span>`
  if (value === hidden) return html`<span class="badge">hidden</span>`
  if (typeof value === 'string') return shortened(value)
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
    return shortened(value.join(', '))
  return html`<code>${shortened(JSON.stringify(value))}</code>`
}

const shortened = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell)} …` : text)
