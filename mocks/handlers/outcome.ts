/** What an operation decided: which documented answer is given, and what stands at its `x-values` places. */
export interface Outcome<Example extends string = string, Name extends string = string> {
  readonly example: Example
  readonly values: Readonly<Record<Name, unknown>>
}

/**
 * The outcomes an operation may give, from the generated `Examples` of its document: each example's name with the names of
 * its `x-values`.
 */
export type OutcomeOf<Examples> = { [Name in keyof Examples & string]: Outcome<Name, Examples[Name] & string> }[keyof Examples &
  string]

/**
 * Chooses a response example of the operation by name.
 *
 * @param values What stands at the example's `x-values` places, by the names they have there.
 */
export function answer<const Example extends string>(example: Example): Outcome<Example, never>
export function answer<const Example extends string, Name extends string>(
  example: Example,
  values: Readonly<Record<Name, unknown>>,
): Outcome<Example, Name>
export function answer(example: string, values: Readonly<Record<string, unknown>> = {}): Outcome {
  return { example, values }
}
