import { createMock } from '#mocks'
import { type MilvusState, milvus } from '#mocks/milvus'
import { type Action, actions, bodyOf, paths } from './milvus-actions.ts'
import { type Expected, type Grant, isPermitted, rules, type State } from './milvus-model.ts'
import { type Reference, sorted, type World } from './world.ts'

const ofEverybody = (objectType: string, privilege: string): Grant => {
  return { objectType, objectName: '*', privilege, dbName: '*', grantor: 'root' }
}

/** Milvus, with root, nobody, ordinary users, users with roles, and users with the role `admin`. */
export const milvusWorld: World<Action> = {
  createMock: () => createMock(milvus),
  actions,
  createReference,
  stateOf: ({ users, roles }: MilvusState) => ({
    users: Object.fromEntries(
      users.map(({ userName, password, roles: held = [] }) => [userName, { password, roles: sorted(held) }]),
    ),
    roles: Object.fromEntries(roles.map(({ roleName, privileges = [] }) => [roleName, textsOf(privileges)])),
  }),
}

function createReference(): Reference<Action> {
  const state: State = {
    users: new Map([
      ['root', { password: 'Milvus', roles: new Set() }],
      ['milvusAdmin', { password: 'P@ssw0rd', roles: new Set() }],
    ]),
    roles: new Map([
      ['admin', []],
      [
        'public',
        [
          ofEverybody('Collection', 'IndexDetail'),
          ofEverybody('Global', 'DescribeCollection'),
          ofEverybody('Global', 'ShowCollections'),
        ],
      ],
    ]),
  }
  return {
    ask(action) {
      const credential = credentialOf(state, action)
      const { status, ...answer } = answerTo(state, action)
      const headers: Record<string, string> = credential === undefined ? {} : { Authorization: `Bearer ${credential}` }
      return { target: `POST /v2/vectordb/${paths[action.operation]}`, headers, body: bodyOf(action), status, answer }
    },
    state: () => ({
      users: Object.fromEntries(
        [...state.users].map(([name, { password, roles }]) => [name, { password, roles: sorted([...roles]) }]),
      ),
      roles: Object.fromEntries([...state.roles].map(([name, grants]) => [name, textsOf(grants)])),
    }),
  }
}

function credentialOf({ users }: State, { by, stale }: Action): string | undefined {
  return by === undefined ? undefined : `${by}:${stale ? 'stale' : (users.get(by)?.password ?? 'none')}`
}

/** A default installation serves who sends no credential, and refuses who sends a wrong one. */
function answerTo(state: State, action: Action): Expected & { readonly status: number } {
  const { by, stale, operation } = action
  if (by !== undefined && (stale || !state.users.has(by))) return { status: 401, code: 1800 }
  if (!isPermitted(state, action)) return { status: 403, code: 65535 }
  return { status: 200, ...rules[operation](state, action) }
}

const textsOf = (grants: readonly Grant[]): readonly string[] =>
  sorted(
    grants.map(({ objectType, objectName, privilege, dbName, grantor }) =>
      [objectType, objectName, privilege, dbName, grantor].join(' '),
    ),
  )
