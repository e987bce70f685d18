import type { RequestParts } from '#mocks'
import { uizaCallerRows } from '../caller-rows.ts'
import { deviationsOf } from '../deviation.ts'
import { bodyOf, isChange, withBody } from '../edits.ts'
import { listRows } from '../list-rows.ts'
import { uizaWith } from '../mocks.ts'
import { onlySaid } from '../only-said.ts'
import type { Layers } from '../server.ts'
import { stateRows } from '../state-rows.ts'
import { envelope } from './envelope.ts'

const isUser = ({ path }: RequestParts): boolean => path.endsWith('/admin/user')

/** Logs in with every password an account ever logged in with. */
function remembersLogins(): Layers {
  const former = new Map<unknown, unknown>()
  const current = new Map<unknown, unknown>()
  return {
    request: (request) => {
      const { username, password } = bodyOf(request)
      if (!request.path.endsWith('/auth')) return request
      return former.get(username) === password && current.has(username)
        ? withBody(request, { ...bodyOf(request), password: current.get(username) })
        : request
    },
    response: (response, request) => {
      const { username, password, oldPassword, newPassword } = bodyOf(request)
      if (response.status === 200 && request.path.endsWith('/auth')) former.set(username, password)
      if (response.status === 200 && isChange(request))
        for (const [name, old] of former) if (old === oldPassword) current.set(name, newPassword)
      return response
    },
  }
}

/** Refuses for good what it refused once: a cache that nobody tells of a change. */
function remembersRefusals(): Layers {
  const refused = new Set<string>()
  const unauthorized = () => envelope({ status: 401, type: 'ERROR', message: 'Unauthorized', data: null, retryable: false })
  return {
    answer: (request) => (isLogin(request) && refused.has(request.body) ? unauthorized() : undefined),
    response: (response, request) => {
      if (isLogin(request) && response.status === 401) refused.add(request.body)
      return response
    },
  }
}

const isLogin = ({ path }: RequestParts): boolean => path.endsWith('/auth')

/** Changes that do not become what they are said to be. */
export const state = deviationsOf('uiza', 'state')(
  ...stateRows('uiza', 25),
  ...uizaCallerRows,
  // Its list comes in pages: what is not on the first is not judged.
  ...listRows((request) => isUser(request) && request.method === 'GET' && request.query === '').slice(0, 1),
  {
    name: 'a user is said to be deleted and stays',
    severity: 'warning',
    rules: ['example/accepted'],
    break: () => onlySaid(uizaWith(), (request) => isUser(request) && request.method === 'DELETE'),
  },
  {
    name: 'a user is said to be updated and is not',
    severity: 'warning',
    rules: ['value'],
    break: () => onlySaid(uizaWith(), (request) => isUser(request) && request.method === 'PUT'),
  },
  {
    name: 'a login that was refused once is refused for good',
    severity: 'warning',
    rules: ['example/refused'],
    break: remembersRefusals,
  },
  {
    name: 'a former password still logs in, where it did before',
    severity: 'warning',
    rules: ['example/accepted'],
    break: remembersLogins,
  },
)
