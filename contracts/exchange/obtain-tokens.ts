import { type Document, type SecurityScheme, valueAt } from '#openapi'
import { ContractError } from '../error.ts'
import type { Send } from '../http/exchange.ts'
import type { Given } from './credential.ts'
import type { Secret } from './secret.ts'
import { askToken, type Flow, flows, refreshToken, type TokenRequest, type Tokens } from './token-request.ts'
import { variableName } from './variable-name.ts'

/** What a run signs in with, and what else of it nobody may read. */
export interface Obtained {
  readonly auth: Readonly<Record<string, string>>
  readonly secrets: readonly Secret[]
  /** Absent where every token was given as it is. */
  readonly renew?: Renew
}

/** Gets another access token of a scheme; undefined where none is given. */
export type Renew = (scheme: string) => Promise<Renewed | undefined>

export interface Renewed {
  readonly token: string
  readonly secrets: readonly Secret[]
}

/**
 * Gets an access token for each `oauth2` scheme that was given `CLIENT_ID:CLIENT_SECRET` (or `NAME:PASSWORD`, where the document has the
 * password flow alone). A value without a colon is a token already. The secret goes to the document's `tokenUrl`, and nowhere else.
 *
 * @param target What a relative `tokenUrl` belongs to.
 * @throws {ContractError} with exit code 2 for a `tokenUrl` that is not one; 3 where no token comes. No error shows a secret.
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#section-4.4 RFC 6749, Client Credentials Grant}
 */
export async function obtainTokens(
  documents: readonly Document[],
  { auth = {}, target }: Given & { readonly target: string },
  send: Send,
): Promise<Obtained> {
  const found: Record<string, string> = { ...auth }
  const secrets: Secret[] = []
  const held = new Map<string, Held>()
  for (const [name, value] of Object.entries(auth)) {
    const flow = documents.map((document) => flowOf(document, name)).find((one) => one !== undefined)
    const at = value.indexOf(':')
    if (flow === undefined || at < 0) continue
    const [who, secret] = [value.slice(0, at), value.slice(at + 1)]
    const asked = { name, url: urlOf(flow, target, name), flow, who, secret }
    const tokens = await askToken(asked, send)
    held.set(name, { asked, tokens })
    secrets.push({ name: `${variableName(name)}_SECRET`, value: secret }, ...secretsIn(name, tokens))
    found[name] = tokens.access
  }
  return { auth: found, secrets, ...(held.size > 0 ? { renew: renewing(held, send) } : {}) }
}

/** What a scheme's token was got with. */
interface Held {
  readonly asked: TokenRequest
  readonly tokens: Tokens
}

const renewing =
  (held: Map<string, Held>, send: Send): Renew =>
  async (scheme) => {
    const before = held.get(scheme)
    const tokens = before && (await next(before, send))
    if (!before || !tokens) return undefined
    held.set(scheme, { ...before, tokens })
    return { token: tokens.access, secrets: secretsIn(scheme, tokens) }
  }

/** A refresh token may have ended too: then as the first time. */
async function next({ asked, tokens: { refresh } }: Held, send: Send): Promise<Tokens | undefined> {
  const none = (): undefined => undefined
  const refreshed = refresh === undefined ? undefined : await refreshToken(asked, refresh, send).catch(none)
  return refreshed ?? (await askToken(asked, send).catch(none))
}

const secretsIn = (scheme: string, { refresh }: Tokens): readonly Secret[] =>
  refresh === undefined ? [] : [{ name: `${variableName(scheme)}_REFRESH_TOKEN`, value: refresh }]

function flowOf({ model }: Document, name: string): Flow | undefined {
  const scheme: SecurityScheme | undefined = model.securitySchemes[name]
  if (scheme?.type !== 'oauth2') return undefined
  const scopes = model.operations.flatMap(({ security }) => security.flatMap((requirement) => requirement[name] ?? []))
  const scope = [...new Set(scopes)].join(' ')
  return flows.flatMap((kind): readonly Flow[] => {
    const tokenUrl = valueAt(model.root, `${scheme.pointer}/flows/${kind}/tokenUrl`)
    return typeof tokenUrl === 'string' ? [{ kind, tokenUrl, scope }] : []
  })[0]
}

function urlOf({ tokenUrl }: Flow, target: string, name: string): string {
  if (URL.canParse(tokenUrl, `${target}/`)) {
    const { href, protocol } = new URL(tokenUrl, `${target}/`)
    if (protocol === 'http:' || protocol === 'https:') return href
  }
  throw new ContractError(2, {
    what: `The \`tokenUrl\` of the scheme "${name}" is not a URL: ${tokenUrl}.`,
    next: 'Correct the document, or pass a token with --auth.',
  })
}
