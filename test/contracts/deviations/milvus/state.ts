import type { Authentication } from '#mocks'
import type { milvus, User } from '#mocks/milvus'
import { deviationsOf } from '../deviation.ts'
import { milvusWith } from '../mocks.ts'
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

/** Changes that do not become what they are said to be. */
export const state = deviationsOf('milvus', 'state')(
  ...stateRows('milvus', 64),
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
    name: 'the first eight characters sign in',
    rules: ['state/link', 'state/whole', 'auth'],
    break: () => ({
      mock: milvusWith({ authenticate: signsIn(({ sent, current }) => sent.slice(0, 8) === current.slice(0, 8)) }),
    }),
  },
)
