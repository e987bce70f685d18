import { ContractError, variableName } from '../contracts/index.ts'
import type { Document, SecurityScheme } from '../openapi/index.ts'
import { unknownName } from './unknown-name.ts'

type Environment = Readonly<Record<string, string | undefined>>

const prefix = 'DOUBLECHECK_AUTH_'

/**
 * Reads the credentials of single security schemes: from the environment, and over it from the command line. No error shows a value.
 *
 * @param given `SCHEME=VALUE`, each about another scheme.
 * @throws {ContractError} with exit code 2 for a scheme that no document has, and a value that no request can carry.
 */
export function readAuth(
  given: readonly string[],
  documents: readonly Document[],
  environment: Environment,
): Readonly<Record<string, string>> {
  const schemes = new Map(documents.flatMap(({ model }) => Object.entries(model.securitySchemes)))
  const named = given.map((text) => readOne(text, schemes))
  const twice = named.find(([name], index) => named.findIndex(([one]) => one === name) < index)
  if (twice) throw problem(`The --auth for "${twice[0]}" is given twice.`, 'Pass it once.')
  const found = [...schemes.keys()].flatMap((name) => {
    const value = fromEnvironment(name, environment)
    return value === undefined ? [] : [[name, value] as const]
  })
  const auth = Object.fromEntries([...found, ...named])
  for (const [name, value] of Object.entries(auth)) checkValue(schemes.get(name), name, value)
  return auth
}

const next = 'Write it as --auth SCHEME=VALUE; for HTTP Basic, the value is NAME:PASSWORD.'
const problem = (what: string, then: string): ContractError => new ContractError(2, { what, next: then })

type Schemes = ReadonlyMap<string, SecurityScheme>

function readOne(text: string, schemes: Schemes): readonly [name: string, value: string] {
  const at = text.indexOf('=')
  // What was given is not shown: it may be the credential.
  if (at < 0) throw problem('An --auth has no "=".', next)
  const name = text.slice(0, at)
  if (schemes.has(name)) return [name, text.slice(at + 1)]
  if (schemes.size === 0) throw problem(`There is no security scheme "${name}".`, 'The document has none: omit --auth.')
  throw unknownName('security scheme', name, [...schemes.keys()])
}

/** The scheme as it is written, or in capitals with words apart: `apiKey` is `DOUBLECHECK_AUTH_API_KEY` too. */
function fromEnvironment(name: string, environment: Environment): string | undefined {
  const capitals = name.replaceAll(/\W/g, '_').toUpperCase()
  const names = [name, variableName(name), capitals]
  return names.map((one) => environment[`${prefix}${one}`]).find((value) => value !== undefined && value !== '')
}

function checkValue(scheme: SecurityScheme | undefined, name: string, value: string): void {
  if (scheme?.in === 'connection')
    throw problem(`The scheme "${name}" uses the certificate of the connection.`, 'Omit --auth for it.')
  if (value.trim() === '') throw problem(`The --auth for "${name}" has no value.`, next)
  if (/\p{Cc}/u.test(value))
    throw problem(`The value of --auth for "${name}" contains a line break or another control character.`, next)
}
