import { answerRules } from './answer-rules.ts'
import { requestRules } from './request-rules.ts'
import type { RulePage } from './rule-page.ts'

/** Every rule a finding can name. Each has a page in `contracts/rules/`, with an example. */
export const rules = { ...requestRules, ...answerRules } as const satisfies Readonly<Record<string, RulePage>>

/** Gives the page of a rule; undefined for a name that is none. */
export const findRule = (rule: string): RulePage | undefined =>
  Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules] : undefined
