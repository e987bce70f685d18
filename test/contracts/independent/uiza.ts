/**
 * The users of Uiza as another team would build them from the document alone. A failure has the page's envelope and nothing
 * more: no `retryable`, and words of its own. How much of the rest it has is up to its options.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Running, readText, run, sendJson } from './transport.ts'
import { type Answer, type Fields, failed, ok, unknown } from './uiza-fields.ts'
import { Uiza, type UizaOptions } from './uiza-users.ts'

const defaults: Required<UizaOptions> = {
  key: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51',
  changesBy: ['PUT', 'POST'],
  forbidden: 401,
  incomplete: 422,
  mayCreate: true,
  tokens: true,
  transport: {},
}

/** Starts it with an Admin's key and one account, which is not the run's. */
export function startUiza(options: UizaOptions = {}): Promise<Running> {
  const uiza = new Uiza({ ...defaults, ...options })
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { status, data, metadata, message = 'OK' } = answer(uiza, request, await readText(request))
    const about = {
      version: 3,
      datetime: new Date().toISOString(),
      policy: 'public',
      requestId: randomUUID(),
      serviceName: 'api',
    }
    const value = {
      type: status === 200 ? 'SUCCESS' : 'ERROR',
      code: status,
      message,
      data,
      ...(metadata && { metadata }),
      ...about,
    }
    sendJson(request, response, { status, value, transport: uiza.options.transport })
  }
  return run(respond, () =>
    JSON.stringify([
      uiza.accounts.map(({ id, fields }) => [id, fields]),
      [...uiza.keys.values()].filter((owner) => owner === undefined || uiza.find(owner)),
    ]),
  )
}

function answer(uiza: Uiza, request: IncomingMessage, text: string): Answer {
  const { pathname, searchParams } = new URL(`http://uiza${(request.url ?? '').replace(/^\/+/, '/')}`)
  const route = `${request.method} ${pathname.replace('/api/public/v3/admin/user', '~')}`
  const { changesBy, tokens } = uiza.options
  const body = parse(text)
  if (tokens && route === 'POST ~/auth') return body ? uiza.login(body) : failed(400, 'Send an object of JSON')
  const caller = uiza.caller(request)
  if (!caller) return unknown
  if (route === 'GET ~') return uiza.read(caller, searchParams)
  const served: Readonly<Record<string, (fields: Fields) => Answer>> = {
    'POST ~': (fields) => uiza.add(caller, fields),
    'PUT ~': (fields) => uiza.update(caller, fields),
    'DELETE ~': (fields) => uiza.remove(caller, fields),
    ...Object.fromEntries(
      changesBy.map((method) => [`${method} ~/changepassword`, (fields: Fields) => uiza.changePassword(caller, fields)]),
    ),
    ...(tokens && {
      'POST ~/auth/check-token': () => ok({ token: caller.token, expired: '12/31/2099 23:59:59' }),
      'POST ~/logout': () => uiza.logout(caller),
    }),
  }
  const serve = served[route]
  if (!serve) return failed(404, 'Nothing is here')
  return body ? serve(body) : failed(400, 'Send an object of JSON')
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
  } catch {
    return undefined
  }
}
