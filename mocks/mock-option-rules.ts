import { authorizations } from './handlers/authorization.ts'
import { aFunction, numberFrom, type OptionRules } from './option-rules.ts'

/** What the options of every mock may be. */
export const mockOptionRules: OptionRules = {
  authorization: { oneOf: authorizations },
  now: aFunction,
  createId: aFunction,
  seed: { fits: (value) => typeof value === 'string' || Number.isFinite(value), form: 'a number or a text' },
  onError: aFunction,
  delayMs: numberFrom(0),
  operations: { fits: (value) => typeof value === 'object' && value !== null, form: 'what `defineOperations` gives' },
}
