import { as, ask, done, given, type Row, row, unauthenticated } from './row.ts'

const reader = as('reader:Re4d-only')
const root = as('root:Milvus')
const grantRow = (objectType: string, privilege: string, objectName = '*', dbName = 'default') => ({
  objectType,
  objectName,
  privilege,
  dbName,
  grantor: 'root',
})
const role = (roleName: string) => ask('roles/create', { roleName }, done)
const grant = (roleName: string, objectType: string, privilege: string, objectName = '*') =>
  ask('roles/grant_privilege', { roleName, objectType, objectName, privilege }, done)
const bind = (userName: string, roleName: string) => ask('users/grant_role', { userName, roleName }, done)
const user = ask('users/create', { userName: 'reader', password: 'Re4d-only' }, done)
const change = (userName: string, password: string, expected = done, headers = {}) =>
  ask('users/update_password', { userName, password, newPassword: 'P@ssw0rd!' }, expected, headers)
const any = { roleName: 'public', objectType: 'Collection', objectName: '*', privilege: 'Search' }

/** Section 7: what is there, and what changes. */
export const state: readonly Row[] = [
  row(
    'initial state',
    ask('roles/list', {}, given('admin', 'public')),
    ask('users/describe', { userName: 'root' }, given()),
    ask('users/describe', { userName: 'milvusAdmin' }, given()),
  ),
  row(
    'privileges of public and admin',
    ask(
      'roles/describe',
      { roleName: 'public' },
      given(
        grantRow('Collection', 'IndexDetail', '*', '*'),
        grantRow('Global', 'DescribeCollection', '*', '*'),
        grantRow('Global', 'ShowCollections', '*', '*'),
      ),
    ),
    ask('roles/describe', { roleName: 'admin' }, given()),
  ),
  row(
    'the same new password as the old',
    ask('users/update_password', { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd' }, done),
  ),
  row(
    'lists are sorted by their bytes',
    role('b'),
    role('_a'),
    role('B'),
    ask('roles/list', {}, given('B', '_a', 'admin', 'b', 'public')),
    ask('users/create', { userName: 'Zoe', password: 'P@ssw0rd' }, done),
    ask('users/list', {}, given('Zoe', 'milvusAdmin', 'root')),
  ),
  row(
    'dropping a user removes its roles; created anew it is clean',
    user,
    role('helper'),
    bind('reader', 'helper'),
    ask('users/drop', { userName: 'reader' }, done),
    user,
    ask('users/describe', { userName: 'reader' }, given()),
  ),
  row(
    'dropping a role unbinds it',
    user,
    role('helper'),
    bind('reader', 'helper'),
    ask('roles/drop', { roleName: 'helper' }, done),
    ask('users/describe', { userName: 'reader' }, given()),
    role('helper'),
    ask('users/describe', { userName: 'reader' }, given()),
  ),
  row(
    'privileges are sorted by type, object and name',
    role('helper'),
    grant('helper', 'User', 'SelectUser'),
    grant('helper', 'Collection', 'Search', 'b'),
    grant('helper', 'Collection', 'Query', 'b'),
    grant('helper', 'Collection', 'Search', 'a'),
    ask(
      'roles/describe',
      { roleName: 'helper' },
      given(
        grantRow('Collection', 'Search', 'a'),
        grantRow('Collection', 'Query', 'b'),
        grantRow('Collection', 'Search', 'b'),
        grantRow('User', 'SelectUser'),
      ),
    ),
  ),
  row(
    'grantor is the caller',
    user,
    bind('reader', 'admin'),
    role('helper'),
    ask('roles/grant_privilege', { ...any, roleName: 'helper' }, done, reader),
    ask('roles/describe', { roleName: 'helper' }, given({ ...grantRow('Collection', 'Search'), grantor: 'reader' })),
  ),
  row(
    'All and * as privilege for Global, echoed as given',
    role('helper'),
    grant('helper', 'Global', 'All'),
    grant('helper', 'Global', '*'),
    ask('roles/describe', { roleName: 'helper' }, given(grantRow('Global', '*'), grantRow('Global', 'All'))),
  ),
  row('objectName need not exist', role('helper'), grant('helper', 'Collection', 'Search', 'no_such_collection')),
  row(
    'public is listed only where it was granted',
    user,
    bind('reader', 'public'),
    ask('users/describe', { userName: 'reader' }, given('public')),
  ),
  row(
    'the password of root can be changed like any other',
    change('root', 'Milvus', done, root),
    ask('users/list', {}, unauthenticated, root),
  ),
]
