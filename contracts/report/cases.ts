import type { ReportedCase } from './reported-case.ts'

/** What became of cases, in the order of their documents: a list of them, or what reads them anew each time from where they take less memory. */
export interface Cases extends Iterable<ReportedCase> {
  readonly length: number
  /** Those there is something to tell of, at least; absent where it costs nothing to look through all. */
  readonly notable?: Iterable<ReportedCase>
}

/** Whether there is more to tell of a case than that it passed. */
export const isNotable = ({ status, findings }: ReportedCase): boolean => status !== 'passed' || findings.length > 0

/** Lists those there is something to tell of. */
export const notableOf = (cases: Cases): readonly ReportedCase[] => [...(cases.notable ?? cases)].filter(isNotable)

/** Gives cases of which those there is something to tell of are changed. */
export function withNotable<All extends Cases>(cases: All, change: (one: ReportedCase) => ReportedCase): All
export function withNotable(cases: Cases, change: (one: ReportedCase) => ReportedCase): Cases {
  const changed = (one: ReportedCase) => (isNotable(one) ? change(one) : one)
  if (cases.notable === undefined) return [...cases].map(changed)
  return createCases(
    cases.length,
    () => map(cases, changed),
    () => map(cases.notable ?? cases, changed),
  )
}

/** Creates cases that are read each time somebody goes through them. */
export const createCases = (length: number, all: () => Iterable<ReportedCase>, notable: () => Iterable<ReportedCase>): Cases => ({
  length,
  [Symbol.iterator]: () => all()[Symbol.iterator](),
  notable: { [Symbol.iterator]: () => notable()[Symbol.iterator]() },
})

function* map(cases: Iterable<ReportedCase>, change: (one: ReportedCase) => ReportedCase): Generator<ReportedCase> {
  for (const one of cases) yield change(one)
}
