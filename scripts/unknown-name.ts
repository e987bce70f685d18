import { ContractError } from '../contracts/index.ts'
import { nearestOf } from '../openapi/index.ts'

/** How many names an error lists. */
const mostListed = 20

/**
 * Creates the error for a name that is not one of those there are: it says which may be meant.
 *
 * @param what What is named, as in `There is no operation "…"`.
 * @param names Every name there is; at least one.
 */
export const unknownName = (what: string, name: string, names: readonly string[]): ContractError =>
  new ContractError(2, { what: `There is no ${what} "${name}".`, next: namesLike(name, names) })

/** Says which names may be meant, and which there are: `Did you mean "rules"? There are: examples, …` */
export function namesLike(name: string, names: readonly string[]): string {
  const near = nearestOf(name, names).map((one) => `"${one}"`)
  const meant = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `
  const left = names.length - mostListed
  const listed = [...names.slice(0, mostListed), ...(left > 0 ? [`and ${left} more`] : [])].join(', ')
  return `${meant}There are: ${listed}.`
}
