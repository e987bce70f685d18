import type { Answer, Rejections, Violation } from '#openapi'
import { type AnsweredFault, compareFaults, faultOf, toldTogether, valuesOf } from './fault.ts'

/** A documented failure, and what it says about what is broken. */
export interface Told {
  readonly answer: Answer
  readonly values: Readonly<Record<string, unknown>>
}

/** Which documented failure a broken request gets. */
export interface Rejection extends Told {
  /** What is broken besides, one for each property, where the answer has room for it (`x-values` with `fault`). */
  readonly others: readonly Told[]
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

/** @throws {NoRejectionError} When there is none. */
export function requireRejection(answer: Answer | undefined, kind: string): Answer {
  if (!answer) throw new NoRejectionError(`doublecheck mock: x-rejections has no response for a request that is "${kind}".`)
  return answer
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
  const properties = Object.keys(rules.titles)
  const compare = compareFaults(properties, rejections)
  const tell = (fault: AnsweredFault): Told => {
    const title = rules.titles[fault.property] ?? fault.property
    return { answer: fault.answer, values: { ...valuesOf(fault, typeNames), schema: rules.title, title } }
  }
  return (value) => {
    if (rules.validate(value).length === 0) return { value }
    const present = withoutNulls(value, rules.required)
    const violations = rules.validate(present)
    if (violations.length === 0) return { value: present }
    const faults = violations.map((violation) => faultOf(violation, rules.required, rejections)).toSorted(compare)
    // Of `anyOf` the broken branches are told as well; only the rule itself has an answer.
    const answered = faults.filter((fault): fault is AnsweredFault => fault.answer !== undefined)
    const [gravest] = answered
    const [first, ...others] = toldTogether(answered, properties).map(tell)
    if (!gravest || !first)
      throw new NoRejectionError(
        `doublecheck mock: x-rejections has no response for a request that violates ${faults[0]?.violation.rule}.`,
      )
    return { value: present, rejection: { ...first, others, late: gravest.kind === 'invalid' } }
  }
}

/** A null where null is not allowed stands for nothing: the property is as if absent, and missing if it is required. */
function withoutNulls(value: unknown, required: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([name, item]) => item !== null || required.has(name)))
}
