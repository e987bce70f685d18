import { authorizations } from './handlers/authenticate.ts'
import { aFunction, numberFrom, type OptionRules } from './option-rules.ts'

/** What the options of every mock may be. */
export const mockOptionRules: OptionRules = {
  authorization: { oneOf: authorizations },
  now: aFunction,
  createId: aFunction,
  onError: aFunction,
  delayMs: numberFrom(0),
}
