import type { Answer, Rejections, Violation } from '#openapi'
import { compareFaults, faultOf, valuesOf } from './fault.ts'

/** Which documented failure a broken request gets, and what it says about it. */
export interface Rejection {
  readonly answer: Answer
  readonly values: Readonly<Record<string, unknown>>
  /** Complete and of the right types, but against a rule: privileges are judged before this. */
  readonly late: boolean
}

/** Judges the body or the parameters of a request. */
export type Judge = (value: unknown) => Judged
export interface Judged {
  /** The value without the optional properties that were null. */
  readonly value: unknown
  readonly rejection?: Rejection
}

/** A broken rule for which the document has no answer. */
export class NoRejectionError extends Error {
  override readonly name = 'NoRejectionError'
}

/** What a value is judged by. */
export interface Rules {
  readonly validate: (value: unknown) => readonly Violation[]
  /** Title of the whole, the empty string where it has none. */
  readonly title: string
  /** Title of each property, in the order of the schema; its name where it has none. */
  readonly titles: Readonly<Record<string, string>>
  readonly required: ReadonlySet<string>
}

/**
 * Creates the judge of a value. Where nothing is broken it costs one call of the compiled validator.
 *
 * @param typeNames The API's own names of JSON types.
 */
export function createJudge(rules: Rules, rejections: Rejections, typeNames: Readonly<Record<string, string>>): Judge {
  const compare = compareFaults(Object.keys(rules.titles), rejections)
  return (value) => {
    if (rules.validate(value).length === 0) return { value }
    const present = withoutNulls(value, rules.required)
    const violations = rules.validate(present)
    if (violations.length === 0) return { value: present }
    const faults = violations.map((violation) => faultOf(violation, rules.required, rejections)).toSorted(compare)
    // Of `anyOf` the broken branches are told as well; only the rule itself has an answer.
    const fault = faults.find(({ answer }) => answer !== undefined)
    if (!fault?.answer)
      throw new NoRejectionError(
        `doublecheck mock: x-rejections has no answer to a request that breaks ${faults[0]?.violation.rule}.`,
      )
    const title = rules.titles[fault.property] ?? fault.property
    const values = { ...valuesOf(fault, typeNames), schema: rules.title, title }
    return { value: present, rejection: { answer: fault.answer, values, late: fault.kind === 'invalid' } }
  }
}

/** A null where null is not allowed stands for nothing: the property is as if absent, and missing if it is required. */
function withoutNulls(value: unknown, required: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name, item]) => item !== null || required.has(name)))
}
