import type { Authentication } from '#mocks'
import type { milvus, User } from '#mocks/milvus'
import { milvusCallerRows } from '../caller-rows.ts'
import { deviationsOf } from '../deviation.ts'
import { bodyOf, isChange } from '../edits.ts'
import { listRows } from '../list-rows.ts'
import { milvusWith } from '../mocks.ts'
import { makesAllTheSame, onlySaid } from '../only-said.ts'
import type { Layers } from '../server.ts'
import { stateRows } from '../state-rows.ts'

type Credential = { readonly sent: string; readonly current: string; readonly first: string }

/** Signs in by what an account's password was when it was first seen, and by what it is. */
function signsIn(accepts: (credential: Credential) => boolean): typeof milvus.authenticate {
  const first = new Map<string, string>()
  return (credential, { users }): Authentication<User> => {
    for (const { userName, password } of users.all()) if (!first.has(userName)) first.set(userName, password)
    const [name = '', ...rest] = (credential ?? '').replace(/^Bearer /, '').split(':')
    const user = users.find(name)
    if (credential === undefined) return { kind: 'missing' }
    if (!user || !accepts({ sent: rest.join(':'), current: user.password, first: first.get(name) ?? '' }))
      return { kind: 'refused' }
    return { kind: 'accepted', caller: user }
  }
}

const done = { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '{"code":0,"data":{}}' }

/** Lets in whoever was let in before, user or not. */
function remembersCredentials(): typeof milvus.authenticate {
  const callers = new Map<string, User>()
  const judge = signsIn(({ sent, current }) => sent === current)
  return (credential, state, ...rest) => {
    const judged = judge(credential, state, ...rest)
    const known = credential === undefined || state.users.find(nameIn(credential)) ? undefined : callers.get(credential)
    if (judged.kind === 'accepted' && credential !== undefined) callers.set(credential, judged.caller)
    return known ? { kind: 'accepted', caller: known } : judged
  }
}

/** Refuses for good what it refused once: a cache that nobody tells of a change. */
function remembersRefusals(): typeof milvus.authenticate {
  const refused = new Set<string>()
  const judge = signsIn(({ sent, current }) => sent === current)
  return (credential, ...rest) => {
    if (credential !== undefined && refused.has(credential)) return { kind: 'refused' }
    const judged = judge(credential, ...rest)
    if (judged.kind === 'refused' && credential !== undefined) refused.add(credential)
    return judged
  }
}

const nameIn = (credential: string): string => credential.replace(/^Bearer /, '').split(':')[0] ?? ''

/** Keeps every name that was ever taken. */
function namesOnce(): Layers {
  const taken = new Set<unknown>()
  const refused = { ...done, body: '{"code":65535,"message":"user already exists"}' }
  return {
    answer: (request) => {
      const { userName } = bodyOf(request)
      const isSecond = request.path.endsWith('/users/create') && taken.has(userName)
      if (request.path.endsWith('/users/drop')) taken.add(userName)
      return isSecond ? refused : undefined
    },
  }
}

/** Changes that do not become what they are said to be. */
export const state = deviationsOf('milvus', 'state')(
  ...stateRows('milvus', 64),
  ...milvusCallerRows,
  ...listRows(({ path }) => path.endsWith('/users/list')),
  {
    name: 'the old credential still signs in',
    rules: ['state/link'],
    break: () => ({
      mock: milvusWith({ authenticate: signsIn(({ sent, current, first }) => sent === current || sent === first) }),
    }),
  },
  {
    name: 'the new credential does not sign in',
    rules: ['state/link'],
    break: () => ({
      mock: milvusWith({ authenticate: signsIn(({ sent, current, first }) => sent === current && sent === first) }),
    }),
  },
  {
    name: 'a credential that was refused once is refused for good',
    rules: ['state/link'],
    says: /the Link does not work with the new value after the change/,
    break: () => ({ mock: milvusWith({ authenticate: remembersRefusals() }) }),
  },
  {
    name: 'the first eight characters sign in',
    rules: ['state/link', 'state/whole', 'auth'],
    break: () => ({
      mock: milvusWith({ authenticate: signsIn(({ sent, current }) => sent.slice(0, 8) === current.slice(0, 8)) }),
    }),
  },
  {
    name: 'the credential of a dropped user is remembered',
    severity: 'warning',
    rules: ['example/accepted'],
    break: () => ({ mock: milvusWith({ authenticate: remembersCredentials() }) }),
  },
  {
    name: 'a change of an unknown user is refused and creates it',
    severity: 'warning',
    rules: ['state/unchanged'],
    says: /a record named by a refused request is listed by listUsers afterwards/,
    break: () =>
      makesAllTheSame(milvusWith(), (request) => {
        const { userName, newPassword } = bodyOf(request)
        return isChange(request)
          ? {
              ...request,
              path: request.path.replace('update_password', 'create'),
              body: JSON.stringify({ userName, password: newPassword }),
            }
          : undefined
      }),
  },
  {
    name: 'a drop that says it worked and does nothing',
    severity: 'warning',
    rules: ['example/accepted', 'example/refused'],
    break: () => onlySaid(milvusWith(), ({ path }) => path.endsWith('/users/drop')),
  },
  {
    name: 'a role is said to be revoked and stays',
    severity: 'warning',
    rules: ['value'],
    break: () => onlySaid(milvusWith(), ({ path }) => path.endsWith('/revoke_role')),
  },
  {
    name: 'a privilege is said to be revoked and stays',
    severity: 'warning',
    rules: ['value'],
    break: () => onlySaid(milvusWith(), ({ path }) => path.endsWith('/revoke_privilege')),
  },
  {
    name: 'a dropped name is never free again',
    severity: 'warning',
    rules: ['example/refused'],
    break: namesOnce,
  },
)
