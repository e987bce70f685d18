/** What an option may be: one of these values, or whatever fits. */
export type OptionRule =
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly fits: (value: unknown) => boolean; readonly form: string }

/** By name of the option. */
export type OptionRules = Readonly<Record<string, OptionRule>>

/** A function. */
export const aFunction: OptionRule = { fits: (value) => typeof value === 'function', form: 'a function' }

/** A count or a time: a number from a least one up. */
export const numberFrom = (least: number): OptionRule => ({
  fits: (value) => typeof value === 'number' && value >= least && value < Number.POSITIVE_INFINITY,
  form: `a number from ${least} up`,
})

/** A list of texts. */
export const texts: OptionRule = {
  fits: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
  form: 'a list of strings',
}

/**
 * Makes sure of the options given in code, where no type may have looked at them: a slip would be as good as the default.
 *
 * @throws {TypeError} Names the option, what it was given and what it can be.
 */
export function requireOptions(given: object, rules: OptionRules): void {
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = (given as Readonly<Record<string, unknown>>)[name]
    if (value !== undefined && !isFit(value, rule))
      throw new TypeError(`The option "${name}" cannot be ${show(value)}. It can be ${describe(rule)}.`)
  }
}

const isFit = (value: unknown, rule: OptionRule): boolean =>
  'oneOf' in rule ? rule.oneOf.some((one) => one === value) : rule.fits(value)

const describe = (rule: OptionRule): string => ('oneOf' in rule ? rule.oneOf.map(show).join(', ') : rule.form)

const show = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || value === null ? (JSON.stringify(value) ?? '') : typeof value
