import { createMock } from '#mocks'
import { type UizaState, uiza } from '#mocks/uiza'
import { type Action, actions, requestOf, targets } from './uiza-actions.ts'
import { type Key, named, rules, type State, type User } from './uiza-model.ts'
import { type Reference, sorted, type World } from './world.ts'

const adminKey: Key = { key: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }
const nobodysKey: Key = { key: 'uap-00000000000000000000000000000000-00000000' }
const documented: User = {
  id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
  username: 'user_test',
  email: 'user_test@uiza.io',
  password: 'FMpsr<4[dGPu?B#u',
  status: 1,
  isAdmin: 0,
}

/** Uiza, with an Admin, users, users that are Admins, and keys that died. */
export const uizaWorld: World<Action> = {
  createMock: () => createMock(uiza),
  actions,
  createReference,
  stateOf: ({ users, keys }: UizaState) => ({
    users: users.map(({ id, username, email, password, status, isAdmin }) => ({
      id,
      username,
      email,
      password,
      status,
      isAdmin,
    })),
    keys: sorted(keys.map(({ key }) => key)),
  }),
}

function createReference(): Reference<Action> {
  const first = { ...documented }
  const state: State = { users: [first], keys: [adminKey], everUsers: [first], everKeys: [] }
  return {
    ask(action) {
      const { operation } = action
      const caller = callerOf(state, action)
      const { query, body } = requestOf(action, named(state, action)?.id)
      const { status, learn, ...answer } = isServed(state, action, caller)
        ? rules[operation](state, action, caller)
        : { status: 401 }
      return {
        target: `${targets[operation]}${query}`,
        headers: operation === 'login' ? {} : { Authorization: caller.key },
        status,
        answer: { code: status, ...answer },
        ...(body ? { body } : {}),
        ...(learn ? { learn } : {}),
      }
    },
    state: () => ({ users: state.users.map((user) => ({ ...user })), keys: sorted(state.keys.map(({ key }) => key)) }),
  }
}

/** Without the Admin key a sequence would have little left to tell: nobody logs it out. */
function callerOf({ everKeys }: State, { by, operation }: Action): Key {
  if (by === 0) return operation === 'logout' ? nobodysKey : adminKey
  return (by > 1 && everKeys[(by - 2) % everKeys.length]) || nobodysKey
}

const isServed = ({ keys }: State, { operation }: Action, caller: Key): boolean =>
  operation === 'login' || (keys.includes(caller) && caller.owner?.status !== 0)
