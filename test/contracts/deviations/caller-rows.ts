import { answer, type OperationOf } from '#mocks'
import type { MilvusState, User } from '#mocks/milvus'
import { type Caller, type UizaState, uiza } from '#mocks/uiza'
import type { Examples as MilvusExamples, operations as MilvusOperations } from '#openapi/milvus'
import type { Examples as UizaExamples, operations as UizaOperations } from '#openapi/uiza'
import type { Deviation } from './deviation.ts'
import { milvusWith, uizaWith } from './mocks.ts'

type Row = Omit<Deviation, 'api' | 'family'>
type UpdatePassword = OperationOf<MilvusOperations['updatePassword'], MilvusExamples['updatePassword'], MilvusState, User>
type ChangePassword = OperationOf<UizaOperations['changePassword'], UizaExamples['changePassword'], UizaState, Caller>

/** Looks up the password of the user that is named, and stores the new one with those who are chosen. */
const storing =
  (chosen: (named: User, caller: User) => readonly User[]): UpdatePassword =>
  async ({ body: { userName, password, newPassword }, users, caller }) => {
    const user = users.find(userName)
    if (user?.password !== password) return answer('wrongPassword', { userName })
    for (const one of chosen(user, caller ?? user)) await users.change(one, { password: newPassword })
    return answer('documented')
  }

const ofCaller = storing((_, caller) => [caller])
const ofBoth = storing((named, caller) => [...new Set([named, caller])])

/** The engine's own rule lets root's first password be set again, the page's rule does not. */
const serving =
  (updatePassword: UpdatePassword, passwordPolicy: 'server' | 'documented', admin = 'Milvus'): Row['break'] =>
  () => ({
    mock: milvusWith({ operations: { updatePassword }, authorization: 'required', passwordPolicy, scenario: withRoot(admin) }),
  })

const withRoot = (password: string) => ({
  users: [
    { userName: 'root', password, roles: [] },
    { userName: 'milvusAdmin', password: 'P@ssw0rd', roles: [] },
  ],
})

/** Nobody can be created: the documented user is changed. */
const unmade = (serves: Row['break']): Row['break'] => {
  const notFound = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: '404 page not found' }
  return () => ({ ...serves(), answer: ({ path }) => (path.endsWith('/create') ? notFound : undefined) })
}

const rules = ['state/others']
const asked = { selection: { operation: 'updatePassword' } }

/** Milvus servers that change whoever asks. */
export const milvusCallerRows: readonly Row[] = [
  { name: 'the caller is changed, not the named user', rules, asked, break: serving(ofCaller, 'server') },
  {
    name: 'the caller is changed, not the named user, and the run is given a token',
    rules,
    asked: { ...asked, token: 'root:R00t-s:cret' },
    break: serving(ofCaller, 'documented', 'R00t-s:cret'),
  },
  { name: 'the caller is changed as well as the named user', rules, asked, break: serving(ofBoth, 'server') },
  { name: 'the caller is changed, where nobody can be created', rules, asked, break: unmade(serving(ofCaller, 'server')) },
  { name: 'the caller is changed too, where nobody can be created', rules, asked, break: unmade(serving(ofBoth, 'server')) },
  // The rule refuses the password that root had before.
  { name: 'the caller is changed, and cannot be set back', rules, asked, break: serving(ofCaller, 'documented') },
]

/** Gives whoever changes a password a new key, and cancels the old one. */
const renewing: ChangePassword = async (asked, next) => {
  const { caller, keys } = asked
  const answered = await (uiza.operations.changePassword as ChangePassword)(asked, next)
  const old = keys.find(caller?.key.key)
  if (old && 'example' in answered && answered.example === 'documented') {
    keys.delete(old)
    await keys.create({ ...old, key: `${old.key.slice(0, -4)}beef` })
  }
  return answered
}

/** Uiza servers that change whoever asks. */
export const uizaCallerRows: readonly Row[] = [
  {
    name: 'the key of the caller is renewed by a change',
    rules,
    leaves: { how: 'unnamed', why: 'nobody tells what the new key is' },
    break: () => ({ mock: uizaWith({ operations: { changePassword: renewing } }) }),
  },
]
