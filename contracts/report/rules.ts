import { answerRules } from './answer-rules.ts'
import { requestRules } from './request-rules.ts'

/** What a rule means, and what either side can do about a broken one. */
export interface RulePage {
  /** What is promised, as a sentence. */
  readonly means: string
  /** What the server has to do, after "change the server to": `answer with the documented status`. */
  readonly server: string
  /** What the document has to say instead, after "change it to": `name the status`. Absent: no document may allow it. */
  readonly document?: string
}

/** Every rule a finding can name. Each has a page in `contracts/rules/`, with an example. */
export const rules = { ...requestRules, ...answerRules } as const satisfies Readonly<Record<string, RulePage>>

/** Gives the page of a rule; undefined for a name that is none. */
export const findRule = (rule: string): RulePage | undefined =>
  Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules] : undefined
