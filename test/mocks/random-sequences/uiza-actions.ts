import fc from 'fast-check'

const base = '/api/public/v3/admin/user'
export const targets = {
  create: `POST ${base}`,
  retrieve: `GET ${base}`,
  list: `GET ${base}`,
  update: `PUT ${base}`,
  remove: `DELETE ${base}`,
  changePassword: `PUT ${base}/changepassword`,
  login: `POST ${base}/auth`,
  check: `POST ${base}/auth/check-token`,
  logout: `POST ${base}/logout`,
} as const
export type Operation = keyof typeof targets

/** Shorter than a new password may be. */
export const tooShort = 'short'

const passwords = fc.constantFrom('first one', 'second one', 'first one', 'second one', tooShort)

/** What a caller may do at random; each operation takes of it what it needs. */
export const actions = fc.record({
  operation: fc.constantFrom(...(Object.keys(targets) as Operation[]), 'create' as const, 'login' as const),
  /** 0: the Admin key; 1: nobody's; from 2: one of the tokens ever created. */
  by: fc.constantFrom(0, 0, 0, 0, 1, 2, 2, 3, 3, 4, 5),
  /** One of the users ever created; undefined: none is named. */
  whom: fc.option(fc.nat(4), { nil: undefined, freq: 4 }),
  name: fc.constantFrom('ada', 'ada', 'bob'),
  byEmail: fc.boolean(),
  password: passwords,
  newPassword: passwords,
  status: fc.constantFrom(1, 1, 1, 0),
  isAdmin: fc.constantFrom(0, 0, 0, 1),
  page: fc.integer({ min: 0, max: 3 }),
  limit: fc.integer({ min: 1, max: 3 }),
})
export type Action = typeof actions extends fc.Arbitrary<infer One> ? One : never

/** Body and query of a request; `id` is that of the user the action names. */
export function requestOf(action: Action, id: string | undefined): { readonly query: string; readonly body?: object } {
  const { operation, name, byEmail, password, newPassword, status, isAdmin, page, limit } = action
  const email = `${name}@example.com`
  switch (operation) {
    case 'create':
      return { query: '', body: { username: name, email, password, status, isAdmin } }
    case 'retrieve':
      return { query: id === undefined ? '' : `?id=${id}` }
    case 'list':
      return { query: `?page=${page}&limit=${limit}` }
    case 'update':
      return { query: '', body: { id, username: name, password: newPassword, status, isAdmin } }
    case 'changePassword':
      return { query: '', body: { id, oldPassword: password, newPassword } }
    case 'login':
      return { query: '', body: { username: byEmail ? email : name, password, domain: 'workspace.example.com' } }
    case 'remove':
      return { query: '', body: { id } }
    default:
      return { query: '', body: {} }
  }
}
