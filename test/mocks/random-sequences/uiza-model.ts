import { type Action, type Operation, tooShort } from './uiza-actions.ts'

export interface User {
  id: string
  username: string
  email: string
  password: string
  status: number
  isAdmin: number
}
export interface Key {
  readonly key: string
  /** Absent: the Admin key. */
  readonly owner?: User
}
export interface State {
  users: User[]
  keys: Key[]
  /** The dead ones too, in the order they were created. */
  readonly everUsers: User[]
  readonly everKeys: Key[]
}

/** What comes back. `data` and `metadata` are what the answer has at least. */
export interface Expected {
  readonly status: number
  readonly data?: unknown
  readonly metadata?: object
  readonly learn?: (answer: { readonly data: { readonly id: string; readonly token: string } }) => void
}
type Rule = (state: State, action: Action, caller: Key) => Expected

const refused = (status: number): Expected => ({ status })
const served = (data: unknown, more: Omit<Expected, 'status' | 'data'> = {}): Expected => ({ status: 200, data, ...more })
const told = ({ id, username, email, status, isAdmin }: User) => ({ id, username, email, status, isAdmin })
const isOrdinary = ({ owner }: Key): boolean => owner?.isAdmin === 0

/** The user an action names, dead or alive. */
export const named = ({ everUsers }: State, { whom }: Action): User | undefined =>
  whom === undefined ? undefined : everUsers[whom % everUsers.length]

function visible(state: State, action: Action, caller: Key): User | undefined {
  const user = state.users.find((one) => one === named(state, action))
  return isOrdinary(caller) && caller.owner !== user ? undefined : user
}

function list({ users }: State, caller: Key, page: number, limit: number): Expected {
  const all = isOrdinary(caller) && caller.owner ? [caller.owner] : users.toReversed()
  const onPage = all.slice((page - 1) * limit, page * limit)
  return served(onPage.map(told), { metadata: { total: all.length, result: onPage.length, page, limit } })
}

const create: Rule = (state, { name, password, status, isAdmin }, caller) => {
  if (isOrdinary(caller)) return refused(401)
  if (password === tooShort) return refused(422)
  const user = { id: '', username: name, email: `${name}@example.com`, password, status, isAdmin }
  state.users.push(user)
  state.everUsers.push(user)
  const learn: Expected['learn'] = ({ data }) => {
    user.id = data.id
  }
  return served({}, { learn })
}

const update: Rule = (state, action, caller) => {
  const { whom, name, newPassword, status, isAdmin } = action
  if (whom === undefined || newPassword === tooShort) return refused(422)
  const user = visible(state, action, caller)
  if (!user) return refused(404)
  if (isOrdinary(caller) && (status !== user.status || isAdmin !== user.isAdmin)) return refused(401)
  Object.assign(user, { username: name, password: newPassword, status, isAdmin })
  return served(told(user))
}

const remove: Rule = (state, action, caller) => {
  if (action.whom === undefined) return refused(422)
  if (isOrdinary(caller)) return refused(401)
  const user = visible(state, action, caller)
  if (!user) return refused(404)
  state.users = state.users.filter((one) => one !== user)
  state.keys = state.keys.filter(({ owner }) => owner !== user)
  return served({ id: user.id })
}

const changePassword: Rule = (state, action, caller) => {
  const meant = action.whom === undefined && isOrdinary(caller) ? caller.owner : visible(state, action, caller)
  if (action.newPassword === tooShort || (action.whom === undefined && !meant)) return refused(422)
  if (!meant) return refused(404)
  if (meant.password !== action.password) return refused(422)
  meant.password = action.newPassword
  return served({ id: meant.id })
}

const login: Rule = (state, { name, byEmail, password }) => {
  if (password === tooShort) return refused(422)
  const isNamed = ({ username, email }: User) => (byEmail ? email === `${name}@example.com` : username === name)
  const owner = state.users.findLast((user) => isNamed(user) && user.password === password && user.status === 1)
  if (!owner) return refused(401)
  const learn: Expected['learn'] = ({ data: { token } }) => {
    const key = { key: token, owner }
    state.keys.push(key)
    state.everKeys.push(key)
  }
  return served({}, { learn })
}

/** What each operation does, as the reference tells it, when the key is one. */
export const rules: Readonly<Record<Operation, Rule>> = {
  create,
  update,
  remove,
  changePassword,
  login,
  list: (state, { page, limit }, caller) => (page === 0 ? refused(422) : list(state, caller, page, limit)),
  retrieve: (state, action, caller) => {
    if (action.whom === undefined) return list(state, caller, 1, 20)
    const user = visible(state, action, caller)
    return user ? served(told(user)) : refused(404)
  },
  check: (_, __, { key }) => served({ token: key }),
  logout: (state, _, caller) => {
    state.keys = state.keys.filter((key) => key !== caller)
    return served({ message: 'Logout success' })
  },
}
