import { valueAt } from '#openapi'
import { ContractError } from '../error.ts'
import type { Answered, Send } from '../http/exchange.ts'

/** The flows that need nobody at a browser, the first that a scheme has. */
export const flows = ['clientCredentials', 'password'] as const

/** Where and how a scheme's tokens are given. */
export interface Flow {
  readonly kind: (typeof flows)[number]
  readonly tokenUrl: string
  readonly scope: string
}

/** Who asks for a token, and where. */
export interface TokenRequest {
  /** Of the scheme. */
  readonly name: string
  readonly url: string
  readonly flow: Flow
  readonly who: string
  readonly secret: string
}

/** What a token server gives. */
export interface Tokens {
  readonly access: string
  /** What another access token is given for. */
  readonly refresh?: string
}

/**
 * Asks for a token. A client is told by HTTP Basic, as every server has to understand; one that refuses that is asked in the form too.
 *
 * @throws {ContractError} with exit code 3 where none comes. No error shows a secret.
 */
export async function askToken(asked: TokenRequest, send: Send): Promise<Tokens> {
  const { kind, scope } = asked.flow
  const scoped: Form = scope === '' ? {} : { scope }
  if (kind === 'password')
    return tokensIn(
      asked,
      await post(asked, send, { grant_type: 'password', username: asked.who, password: asked.secret, ...scoped }),
    )
  return tokensIn(asked, await asClient(asked, send, { grant_type: 'client_credentials', ...scoped }))
}

/**
 * Asks for another token with what the last one was given for.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#section-6 RFC 6749, Refreshing an Access Token}
 */
export async function refreshToken(asked: TokenRequest, refresh: string, send: Send): Promise<Tokens> {
  const form = { grant_type: 'refresh_token', refresh_token: refresh }
  const isClient = asked.flow.kind === 'clientCredentials'
  const next = tokensIn(asked, isClient ? await asClient(asked, send, form) : await post(asked, send, form))
  return { refresh, ...next }
}

type Form = Readonly<Record<string, string>>

async function asClient(asked: TokenRequest, send: Send, form: Form): Promise<Answered> {
  const { who, secret } = asked
  const basic = `Basic ${Buffer.from(`${encodeURIComponent(who)}:${encodeURIComponent(secret)}`).toString('base64')}`
  const first = await post(asked, send, form, { Authorization: basic })
  const isRefused = first.response !== undefined && [400, 401].includes(first.response.status)
  return isRefused ? await post(asked, send, { ...form, client_id: who, client_secret: secret }) : first
}

const post = ({ url }: TokenRequest, send: Send, form: Form, headers: Form = {}): Promise<Answered> =>
  send({
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json', ...headers },
    body: new URLSearchParams(form).toString(),
  })

function tokensIn({ name, url }: TokenRequest, { response, failure }: Answered): Tokens {
  const [access, refresh] = ['/access_token', '/refresh_token'].map((place) =>
    response && response.status < 300 ? valueAt(response.json, place) : undefined,
  )
  if (typeof access === 'string' && access !== '') return { access, ...(typeof refresh === 'string' ? { refresh } : {}) }
  // Not what came: it may repeat what was sent.
  const how = response ? `status ${response.status}` : (failure?.message ?? 'no response')
  throw new ContractError(3, {
    what: `${url} returned no token for the scheme "${name}" (${how}).`,
    next: `Check --auth ${name}=…: its flow in the document needs ID:SECRET.`,
  })
}
