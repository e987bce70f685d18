import type { Document, Model, Operation, SecurityScheme } from '#openapi'
import type { PlannedRequest } from './planned-request.ts'
import { spoil, type Wrong } from './wrong-credential.ts'

/** What a run was given to sign in with. */
export interface Given {
  /** For every scheme that has none of its own here: as it is sent, without the scheme's prefix. */
  readonly token?: string | undefined
  /** By the name of a security scheme; a value for HTTP Basic is `NAME:PASSWORD`, one for OAuth2 an access token. */
  readonly auth?: Readonly<Record<string, string>> | undefined
}

/** A credential as it travels. */
export interface SentCredential {
  readonly scheme: SecurityScheme
  readonly prefix: string
  readonly value: string
}

/** What the run was given for a scheme; undefined where that is nothing. */
export const givenFor = ({ name, in: place }: SecurityScheme, { token, auth }: Given): string | undefined =>
  place === 'connection' ? undefined : auth && Object.hasOwn(auth, name) ? auth[name] : token

/** What the run signs in with: what it was given, else the documented credential. */
export const ownFor = (scheme: SecurityScheme, given: Given): string | undefined => givenFor(scheme, given) ?? scheme.credential

type Asking = Pick<PlannedRequest, 'operation' | 'scheme'>

/** The security schemes that go together in a request: of the alternative it names, else of the first that asks for anything. */
export function schemesOf({ operation, scheme }: Asking, model: Model): readonly SecurityScheme[] {
  const names = operation.security.map((requirement) => Object.keys(requirement)).filter(({ length }) => length > 0)
  const chosen = (scheme === undefined ? undefined : names.find((all) => all.includes(scheme))) ?? names[0] ?? []
  return chosen.flatMap((name) => model.securitySchemes[name] ?? [])
}

/** The one of them that a wrong credential is for; undefined where the operation asks for none. */
export function schemeOf(asking: Asking, model: Model): SecurityScheme | undefined {
  const schemes = schemesOf(asking, model)
  return schemes.find(({ name }) => name === asking.scheme) ?? schemes[0]
}

/** Lists the credentials of a request. Where one is wrong the others are right. */
export function credentialsOf(planned: PlannedRequest, model: Model, given: Given): readonly SentCredential[] {
  const { credential: whose } = planned
  const main = schemeOf(planned, model)
  return schemesOf(planned, model).flatMap((scheme) => {
    const sent = scheme === main ? ofMain(scheme, whose, given) : ofOther(scheme, planned, given)
    return sent && scheme.in !== 'connection'
      ? [{ scheme, prefix: sent.prefix ?? scheme.prefix, value: written(scheme, sent.value) }]
      : []
  })
}

function ofMain(scheme: SecurityScheme, whose: PlannedRequest['credential'], given: Given): Spoiled | undefined {
  if (whose === 'none') return undefined
  if (typeof whose === 'object') return whose
  const own = ownFor(scheme, given)
  return own === undefined ? undefined : spoiled(own, scheme.prefix, whose)
}

/** Without any credential there is none of another scheme either, unless it is the only one that is left out. */
function ofOther(scheme: SecurityScheme, { credential, scheme: named }: PlannedRequest, given: Given): Spoiled | undefined {
  const own = credential === 'none' && named === undefined ? undefined : ownFor(scheme, given)
  return own === undefined ? undefined : { value: own }
}

interface Spoiled {
  readonly value: string
  readonly prefix?: string
}

const spoiled = (own: string, prefix: string, whose: 'own' | Wrong): Spoiled =>
  whose === 'own' ? { value: own } : spoil(own, prefix, whose)

/**
 * A value as it travels: `NAME:PASSWORD` of HTTP Basic in base64, which has no colon.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7617 RFC 7617}
 */
const written = ({ prefix }: Pick<SecurityScheme, 'prefix'>, value: string): string =>
  prefix === 'Basic ' && value.includes(':') ? Buffer.from(value).toString('base64') : value

/** A header as it travels: what a Link says of HTTP Basic is `Basic NAME:PASSWORD`. */
export function headerWritten({ securitySchemes }: Model, field: string, text: string): string {
  const scheme = Object.values(securitySchemes).find((one) => one.in === 'header' && one.field === field)
  if (!scheme || scheme.prefix === '' || !text.startsWith(scheme.prefix)) return text
  return `${scheme.prefix}${written(scheme, text.slice(scheme.prefix.length))}`
}

/**
 * Gives a document in which each operation asks first for what the run has: of several alternatives, the first for which it was
 * given everything by name, else the first for which it has everything.
 */
export function preferGiven(document: Document, given: Given): Document {
  const operations = document.model.operations.map((operation) => prefer(operation, document.model, given))
  const isSame = operations.every((operation, index) => operation === document.model.operations[index])
  return isSame ? document : { ...document, model: { ...document.model, operations } }
}

function prefer(operation: Operation, { securitySchemes }: Model, given: Given): Operation {
  const { security } = operation
  const asking = security.filter((requirement) => Object.keys(requirement).length > 0)
  const hasAll = (has: (scheme: SecurityScheme) => boolean) =>
    asking.find((requirement) => Object.keys(requirement).every((name) => has(securitySchemes[name] ?? nothing)))
  const named = hasAll(({ name }) => Object.hasOwn(given.auth ?? {}, name))
  const chosen = named ?? hasAll((scheme) => ownFor(scheme, given) !== undefined)
  if (chosen === undefined || chosen === asking[0]) return operation
  return { ...operation, security: [chosen, ...security.filter((one) => one !== chosen)] }
}

const nothing: SecurityScheme = { name: '', pointer: '', type: 'mutualTLS', in: 'connection', field: '', prefix: '' }
