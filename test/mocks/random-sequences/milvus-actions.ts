import fc from 'fast-check'

export const paths = {
  createUser: 'users/create',
  describeUser: 'users/describe',
  dropUser: 'users/drop',
  listUsers: 'users/list',
  updatePassword: 'users/update_password',
  grantRole: 'users/grant_role',
  revokeRole: 'users/revoke_role',
  createRole: 'roles/create',
  describeRole: 'roles/describe',
  dropRole: 'roles/drop',
  listRoles: 'roles/list',
  grantPrivilege: 'roles/grant_privilege',
  revokePrivilege: 'roles/revoke_privilege',
} as const
export type Operation = keyof typeof paths

/** Shorter than a new password may be. */
export const tooShort = 'P4ss!'
const passwords = fc.constantFrom('Passw0rd!', '0ther_password', 'Passw0rd!', '0ther_password', tooShort)
const global = ['CreateOwnership', 'DropOwnership', 'SelectOwnership', 'ManageOwnership'] as const

/** What a caller may do at random; each operation takes of it what it needs. */
export const actions = fc.record({
  operation: fc.constantFrom(
    ...(Object.keys(paths) as Operation[]),
    ...(['createUser', 'createRole', 'createRole', 'grantRole', 'grantRole', 'grantPrivilege', 'dropRole'] as const),
  ),
  /** Undefined: no credential. A user that does not exist has none that counts. */
  by: fc.constantFrom(undefined, 'root', 'root', 'root', 'ada', 'ada', 'ada', 'bob', 'bob'),
  /** The caller's password is one it does not have. */
  stale: fc.constantFrom(false, false, false, false, false, true),
  userName: fc.constantFrom('ada', 'ada', 'bob', 'bob', 'root', 'nobody'),
  roleName: fc.constantFrom('reader', 'reader', 'reader', 'writer', 'admin', 'public'),
  password: passwords,
  newPassword: passwords,
  // The last is no privilege of its type.
  object: fc.constantFrom(
    ...global.map((privilege) => ({ objectType: 'Global', privilege })),
    ...['UpdateUser', 'SelectUser', 'CreateOwnership'].map((privilege) => ({ objectType: 'User', privilege })),
  ),
})
export type Action = typeof actions extends fc.Arbitrary<infer One> ? One : never

/** The body of a request. */
export function bodyOf({ operation, userName, roleName, password, newPassword, object }: Action): object {
  if (operation === 'createUser') return { userName, password }
  if (operation === 'updatePassword') return { userName, password, newPassword }
  if (operation === 'grantRole' || operation === 'revokeRole') return { userName, roleName }
  if (operation === 'grantPrivilege' || operation === 'revokePrivilege') return { roleName, objectName: '*', ...object }
  if (operation === 'listUsers' || operation === 'listRoles') return {}
  return operation.endsWith('Role') ? { roleName } : { userName }
}
