import type { RequestParts } from '#mocks'
import type { ApiName, Asked, Deviation } from './deviation.ts'
import { header, isChange, json, onChange, text, withHeader, without } from './edits.ts'
import { mockOf } from './mocks.ts'
import type { Layers } from './server.ts'

type Rows = readonly Omit<Deviation, 'api' | 'family'>[]
type Accepts = (sent: string | undefined, credential: string) => boolean

/** Treats some requests for a change as if they had the right credential; of some kind, where one is named. */
export const accepting =
  (credential: string, accepts: Accepts, where: (request: RequestParts) => boolean = () => true): (() => Layers) =>
  () => ({
    request: (request: RequestParts) =>
      isChange(request) && where(request) && accepts(request.header('authorization'), credential)
        ? withHeader(request, 'authorization', credential)
        : request,
  })

/** Any credential but the right one. */
export const isOther =
  (credential: string): Accepts =>
  (sent) =>
    sent !== credential

/** Does so once, and never again: a cache that had not heard of it yet. */
const once = (accepts: Accepts): Accepts => {
  let served = false
  return (sent, credential) => {
    if (served || sent === credential || !accepts(sent, credential)) return false
    served = true
    return true
  }
}

type Refusal = Parameters<typeof onChange>[0]
const onRefused = (edit: Refusal) => () =>
  onChange((response, request) => (response.status === 401 ? edit(response, request) : response))

/**
 * What a server of either API can get wrong about a credential.
 *
 * @param credential As it is sent, with its scheme.
 * @param asked What the run is told, so that a credential has to be asked for.
 */
export function authRows(api: ApiName, credential: string, asked?: Asked): Rows {
  const rules = ['auth']
  // Neither page says how a credential is refused.
  const severity = 'warning'
  const shape = ['auth', 'schema', 'json', 'content-type']
  const rows: Rows = [
    { name: 'no credential is accepted', rules, break: accepting(credential, (sent) => sent === undefined) },
    { name: 'a wrong credential is accepted', rules, break: accepting(credential, (sent) => sent !== undefined) },
    {
      name: 'a wrong credential is accepted once',
      rules,
      break: () =>
        accepting(
          credential,
          once((sent) => sent !== undefined),
        )(),
    },
    {
      name: 'the beginning of a credential is accepted',
      rules,
      break: accepting(credential, (sent = '') => sent.length > 10 && credential.startsWith(sent)),
    },
    {
      name: 'the last character of a credential is not compared',
      rules,
      break: accepting(credential, (sent = '') => sent.slice(0, -1) === credential.slice(0, -1)),
    },
    {
      name: 'the case of a credential is not compared',
      rules,
      break: accepting(credential, (sent = '') => sent.toLowerCase() === credential.toLowerCase()),
    },
    {
      name: 'what follows a credential is not compared',
      rules,
      break: accepting(credential, (sent = '') => sent.startsWith(credential)),
    },
    {
      name: 'what stands before a credential is not compared',
      rules,
      break: accepting(credential, (sent = '') => sent.startsWith(schemeOf(credential)) && sent.endsWith(keyOf(credential))),
    },
    {
      name: 'only both ends of a credential are compared',
      rules,
      break: accepting(credential, (sent = '') => sent.length === credential.length && endsOf(sent) === endsOf(credential)),
    },
    {
      name: 'an empty credential is accepted',
      rules,
      break: accepting(credential, (sent) => sent !== undefined && keyOf(sent).trim() === ''),
    },
    {
      name: 'a credential under any scheme is accepted',
      rules,
      break: accepting(credential, (sent = '') => sent !== credential && sent.endsWith(` ${keyOf(credential)}`)),
    },
    {
      name: 'a wrong credential is accepted where the content type has a charset',
      rules,
      says: /a request with Content-Type: application\/json; charset=utf-8 and a credential with another last character is accepted/,
      break: accepting(credential, isOther(credential), ({ header: told }) => /charset/.test(told('content-type') ?? '')),
    },
    { name: 'a refused credential is told as text', severity, rules: shape, break: onRefused(text(() => 'Unauthorized')) },
    {
      name: 'a refused credential is told as a page',
      severity,
      rules: shape,
      break: onRefused(header('Content-Type', 'text/html')),
    },
    { name: 'a refused credential is told without code', severity, rules: shape, break: onRefused(json(without('code'))) },
    {
      name: 'a refused credential gets status 403',
      severity,
      rules: ['auth', 'status'],
      break: onRefused((response) => ({ ...response, status: 403 })),
    },
  ]
  return rows.map((row) => (asked ? { ...row, asked, break: requiring(api, row.break) } : row))
}

/** What stands before a credential: `Bearer `, or nothing. */
const schemeOf = (sent: string): string => /^Bearer /.exec(sent)?.[0] ?? ''
const keyOf = (sent: string): string => sent.replace(/^Bearer */, '')
const endsOf = (sent: string): string => `${keyOf(sent).slice(0, 3)} ${keyOf(sent).slice(-3)}`

/** The same, with a mock that asks for a credential. */
const requiring =
  (api: ApiName, layers: () => Layers): (() => Layers) =>
  () => ({ mock: mockOf[api]({ authorization: 'required' }), ...layers() })
