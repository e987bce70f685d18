import { as, ask, done, fails, forbidden, given, type Row, row, rowWith, unauthenticated } from './row.ts'

const reader = as('reader:Re4d-only')
const root = as('root:Milvus')
const role = (roleName: string) => ask('roles/create', { roleName }, done)
const grant = (roleName: string, objectType: string, privilege: string, objectName = '*') =>
  ask('roles/grant_privilege', { roleName, objectType, objectName, privilege }, done)
const bind = (userName: string, roleName: string) => ask('users/grant_role', { userName, roleName }, done)
const user = ask('users/create', { userName: 'reader', password: 'Re4d-only' }, done)
const change = (userName: string, password: string, expected = done, headers = {}) =>
  ask('users/update_password', { userName, password, newPassword: 'P@ssw0rd!' }, expected, headers)
const wrong = (name: string) => fails(1400, `old password not correct for ${name}: not authenticated`)
const any = { roleName: 'public', objectType: 'Collection', objectName: '*', privilege: 'Search' }

/** What the user without roles asks for, and the privilege it lacks. */
const forbiddenTo = [
  ['users/create', { userName: 'new', password: 'P@ssw0rd' }, 'CreateOwnership'],
  ['roles/create', { roleName: 'new' }, 'CreateOwnership'],
  ['users/drop', { userName: 'milvusAdmin' }, 'DropOwnership'],
  ['roles/drop', { roleName: 'public' }, 'DropOwnership'],
  ['users/list', {}, 'SelectOwnership'],
  ['roles/list', {}, 'SelectOwnership'],
  ['roles/describe', { roleName: 'admin' }, 'SelectOwnership'],
  ['users/describe', { userName: 'root' }, 'SelectUser'],
  ['users/grant_role', { userName: 'reader', roleName: 'admin' }, 'ManageOwnership'],
  ['users/revoke_role', { userName: 'reader', roleName: 'admin' }, 'ManageOwnership'],
  ['roles/grant_privilege', any, 'ManageOwnership'],
  ['roles/revoke_privilege', any, 'ManageOwnership'],
  ['users/update_password', { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' }, 'UpdateUser'],
] as const

/** Section 7: who may do what. */
export const privileges: readonly Row[] = [
  row(
    'root needs the right old password too',
    change('milvusAdmin', 'wrong', wrong('milvusAdmin'), root),
    change('milvusAdmin', 'P@ssw0rd', done, root),
  ),
  rowWith(
    { superUsers: ['root'] },
    'superUsers: the old password is not compared, but needed',
    user,
    change('milvusAdmin', 'wrong', done, root),
    ask(
      'users/update_password',
      { userName: 'milvusAdmin', newPassword: 'P@ssw0rd' },
      fails(
        1802,
        "missing required parameters, error: Key: 'NewPasswordReq.Password' Error:Field validation for 'Password' failed on the 'required' tag",
      ),
      root,
    ),
    change('milvusAdmin', 'wrong', forbidden('UpdateUser', 'reader'), reader),
  ),
  row(
    'an ordinary user: its own password and description',
    user,
    ask('users/describe', { userName: 'reader' }, given(), reader),
    change('reader', 'Re4d-only', done, reader),
    ask('users/describe', { userName: 'reader' }, unauthenticated, reader),
  ),
  row('an ordinary user: its own password, wrong', user, change('reader', 'wrong', wrong('reader'), reader)),
  row(
    'an ordinary user updating another, even an unknown one',
    user,
    change('milvusAdmin', 'wrong', forbidden('UpdateUser', 'reader'), reader),
    change('nobody', 'wrong', forbidden('UpdateUser', 'reader'), reader),
  ),
  row(
    'User/*/UpdateUser: others too, with the right old password',
    user,
    role('helper'),
    grant('helper', 'User', 'UpdateUser'),
    bind('reader', 'helper'),
    change('milvusAdmin', 'wrong', wrong('milvusAdmin'), reader),
    change('milvusAdmin', 'P@ssw0rd', done, reader),
    ask('users/describe', { userName: 'root' }, forbidden('SelectUser', 'reader'), reader),
  ),
  row(
    'the role admin: everything, and the same refusals',
    user,
    bind('reader', 'admin'),
    ask('users/create', { userName: 'a', password: 'P@ssw0rd' }, done, reader),
    ask('users/drop', { userName: 'a' }, done, reader),
    change('milvusAdmin', 'wrong', wrong('milvusAdmin'), reader),
    ask('users/drop', { userName: 'root' }, fails(1401, 'root user cannot be deleted: privilege not permitted'), reader),
  ),
  ...forbiddenTo.map(([operation, body, privilege]) =>
    row(`${operation} needs ${privilege}`, user, ask(operation, body, forbidden(privilege, 'reader'), reader)),
  ),
  ...forbiddenTo
    .filter(([operation]) => operation !== 'roles/drop')
    .map(([operation, body, privilege]) =>
      row(
        `${operation} is permitted by ${privilege}`,
        user,
        role('helper'),
        grant('helper', privilege.endsWith('User') ? 'User' : 'Global', privilege),
        bind('reader', 'helper'),
        ask(operation, body, {}, reader),
      ),
    ),
  row(
    'order: fields are missed before privileges, broken rules after',
    user,
    ask('users/create', {}, { status: 200 }, reader),
    ask('users/create', { userName: '1', password: '1' }, forbidden('CreateOwnership', 'reader'), reader),
  ),
  row(
    'a user may describe roles it holds, and public',
    user,
    role('helper'),
    bind('reader', 'helper'),
    ask('roles/describe', { roleName: 'helper' }, given(), reader),
    ask('roles/describe', { roleName: 'public' }, { status: 200 }, reader),
  ),
  row(
    'All permits everything',
    user,
    role('helper'),
    grant('helper', 'Global', 'All'),
    bind('reader', 'helper'),
    ask('users/describe', { userName: 'root' }, given(), reader),
    ask('users/list', {}, { status: 200 }, reader),
  ),
]
