import { type Document, type SecurityScheme, valueAt } from '#openapi'
import { ContractError } from '../error.ts'
import type { Answered, Send } from '../http/exchange.ts'
import type { Given } from './credential.ts'
import type { Secret } from './secret.ts'
import { variableName } from './variable-name.ts'

/** What a run signs in with, and what else of it nobody may read. */
export interface Obtained {
  readonly auth: Readonly<Record<string, string>>
  readonly secrets: readonly Secret[]
}

/** The flows that need nobody at a browser, the first that a scheme has. */
const flows = ['clientCredentials', 'password'] as const

interface Flow {
  readonly kind: (typeof flows)[number]
  readonly tokenUrl: string
  readonly scope: string
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
  for (const [name, value] of Object.entries(auth)) {
    const flow = documents.map((document) => flowOf(document, name)).find((one) => one !== undefined)
    const at = value.indexOf(':')
    if (flow === undefined || at < 0) continue
    const [who, secret] = [value.slice(0, at), value.slice(at + 1)]
    secrets.push({ name: `${variableName(name)}_SECRET`, value: secret })
    found[name] = await askToken({ name, url: urlOf(flow, target, name), flow, who, secret }, send)
  }
  return { auth: found, secrets }
}

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

interface Asked {
  readonly name: string
  readonly url: string
  readonly flow: Flow
  readonly who: string
  readonly secret: string
}

/** A client is told by HTTP Basic, as every server has to understand; one that refuses that is asked in the form too. */
async function askToken(asked: Asked, send: Send): Promise<string> {
  const { kind, scope } = asked.flow
  const [who, secret] = [asked.who, asked.secret]
  const scoped: Readonly<Record<string, string>> = scope === '' ? {} : { scope }
  if (kind === 'password')
    return tokenIn(asked, await post(asked, send, { grant_type: 'password', username: who, password: secret, ...scoped }))
  const grant = { grant_type: 'client_credentials', ...scoped }
  const basic = `Basic ${Buffer.from(`${encodeURIComponent(who)}:${encodeURIComponent(secret)}`).toString('base64')}`
  const first = await post(asked, send, grant, { Authorization: basic })
  const isRefused = first.response !== undefined && [400, 401].includes(first.response.status)
  return tokenIn(asked, isRefused ? await post(asked, send, { ...grant, client_id: who, client_secret: secret }) : first)
}

const post = (
  { url }: Asked,
  send: Send,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> =>
  send({
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json', ...headers },
    body: new URLSearchParams(form).toString(),
  })

function tokenIn({ name, url }: Asked, { response, failure }: Answered): string {
  const token = response && response.status < 300 ? valueAt(response.json, '/access_token') : undefined
  if (typeof token === 'string' && token !== '') return token
  // Not what came: it may repeat what was sent.
  const how = response ? `status ${response.status}` : (failure?.message ?? 'no response')
  throw new ContractError(3, {
    what: `${url} returned no token for the scheme "${name}" (${how}).`,
    next: `Check --auth ${name}=…: its flow in the document needs ID:SECRET.`,
  })
}
