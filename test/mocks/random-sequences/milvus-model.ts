import { type Action, type Operation, tooShort } from './milvus-actions.ts'

export interface Grant {
  readonly objectType: string
  readonly objectName: string
  readonly privilege: string
  readonly dbName: string
  readonly grantor: string
}
export interface User {
  password: string
  readonly roles: Set<string>
}
export interface State {
  readonly users: Map<string, User>
  readonly roles: Map<string, Grant[]>
}

/** The `code` of an answer, and its `data` where there is any to be told. */
export interface Expected {
  readonly code: number
  readonly data?: unknown
}
type Rule = (state: State, action: Action) => Expected

const done = { code: 0, data: {} }
const unexpected = { code: 65535 }
const told = (data: unknown): Expected => ({ code: 0, data })
const byPlace = (one: Grant, other: Grant) =>
  `${one.objectType} ${one.privilege}` < `${other.objectType} ${other.privilege}` ? -1 : 1
const isNoPrivilege = ({ object }: Action) => object.objectType === 'User' && object.privilege === 'CreateOwnership'
const isSame =
  ({ object }: Action) =>
  (grant: Grant): boolean =>
    grant.objectType === object.objectType && grant.privilege === object.privilege

/** The privilege each operation needs, unless it is about oneself. */
const needed: Readonly<Record<Operation, string>> = {
  createUser: 'CreateOwnership',
  createRole: 'CreateOwnership',
  dropUser: 'DropOwnership',
  dropRole: 'DropOwnership',
  listUsers: 'SelectOwnership',
  listRoles: 'SelectOwnership',
  describeRole: 'SelectOwnership',
  describeUser: 'SelectUser',
  updatePassword: 'UpdateUser',
  grantRole: 'ManageOwnership',
  revokeRole: 'ManageOwnership',
  grantPrivilege: 'ManageOwnership',
  revokePrivilege: 'ManageOwnership',
}

/** Whether a caller may do what it asks for. */
export function isPermitted({ users, roles }: State, { by, operation, userName, roleName }: Action): boolean {
  const held = [...(users.get(by ?? '')?.roles ?? []), 'public']
  if (by === undefined || by === 'root' || held.includes('admin')) return true
  if ((operation === 'updatePassword' || operation === 'describeUser') && userName === by) return true
  if (operation === 'describeRole' && held.includes(roleName)) return true
  return held.some((role) => roles.get(role)?.some(({ privilege }) => privilege === needed[operation]))
}

/** What each operation does, as the reference tells it, when the caller may. */
export const rules: Readonly<Record<Operation, Rule>> = {
  createUser({ users }, { userName, password }) {
    if (password === tooShort) return { code: 1100 }
    if (users.has(userName)) return unexpected
    users.set(userName, { password, roles: new Set() })
    return done
  },
  describeUser: ({ users }, { userName }) => told([...(users.get(userName)?.roles ?? [])].toSorted()),
  dropUser({ users }, { userName }) {
    if (userName === 'root') return { code: 1401 }
    users.delete(userName)
    return done
  },
  listUsers: ({ users }) => told([...users.keys()].toSorted()),
  updatePassword({ users }, { userName, password, newPassword }) {
    if (newPassword === tooShort) return { code: 1100 }
    const user = users.get(userName)
    if (user?.password !== password) return { code: 1400 }
    user.password = newPassword
    return done
  },
  grantRole({ users, roles }, { userName, roleName }) {
    const user = users.get(userName)
    if (!user || !roles.has(roleName)) return unexpected
    user.roles.add(roleName)
    return done
  },
  revokeRole({ users, roles }, { userName, roleName }) {
    if (!roles.has(roleName)) return unexpected
    users.get(userName)?.roles.delete(roleName)
    return done
  },
  createRole({ roles }, { roleName }) {
    if (roles.has(roleName)) return unexpected
    roles.set(roleName, [])
    return done
  },
  describeRole({ roles }, { roleName }) {
    const grants = roles.get(roleName)
    return grants ? told(grants.toSorted(byPlace)) : unexpected
  },
  dropRole({ users, roles }, { roleName }) {
    if (roleName === 'admin' || roleName === 'public') return { code: 1401 }
    if (roles.get(roleName)?.length !== 0) return unexpected
    roles.delete(roleName)
    for (const user of users.values()) user.roles.delete(roleName)
    return done
  },
  listRoles: ({ roles }) => told([...roles.keys()].toSorted()),
  grantPrivilege({ roles }, action) {
    const grants = roles.get(action.roleName)
    if (!grants || isNoPrivilege(action)) return unexpected
    const grant = { ...action.object, objectName: '*', dbName: 'default', grantor: action.by ?? 'root' }
    if (!grants.some(isSame(action))) grants.push(grant)
    return done
  },
  revokePrivilege({ roles }, action) {
    const grants = roles.get(action.roleName)
    if (!grants || isNoPrivilege(action)) return unexpected
    const left = grants.filter((grant) => !isSame(action)(grant))
    roles.set(action.roleName, left)
    return done
  },
}
