import { ask, done, fails, given, type LeftOut, type Row, row } from './row.ts'

const role = (roleName: string, expected = done) => ask('roles/create', { roleName }, expected)
const grant = { roleName: 'readOnly', objectType: 'Collection', objectName: '*', privilege: 'Search' }
const noRole = fails(65_535, "not found the role, maybe the role isn't existed or internal system error")
const noPrivilege = (name: string) => fails(65_535, `not found the privilege name[${name}]`)
const builtIn = (name: string) =>
  fails(1401, `the role[${name}] is a default role, which can't be dropped: privilege not permitted`)
const exists = (name: string) => fails(65_535, `role [name:"${name}"] already exists`)

/** Section 6: the catalogue of errors, as far as it is about roles and privileges. */
export const roleErrors: readonly Row[] = [
  row(
    'a role exists, admin and public too',
    role('readOnly'),
    role('readOnly', exists('readOnly')),
    role('admin', exists('admin')),
    role('public', exists('public')),
  ),
  row(
    'role name empty (of blanks; without one it is missing)',
    role(' ', fails(1100, 'role name should be not empty: invalid parameter[expected=not empty][actual=]')),
  ),
  row(
    'role name, first character',
    role(
      '1a',
      fails(1100, 'the first character of role name must be an underscore or letter: invalid parameter[expected=95][actual=49]'),
    ),
  ),
  row(
    'role name, bad character',
    role(
      'a-b',
      fails(1100, 'role name can only contain numbers, letters, dollars and underscores, found - at 1: invalid parameter'),
    ),
  ),
  row(
    'role name of more than 255',
    role(
      'a'.repeat(256),
      fails(
        1100,
        'the length of role name must be not greater than limit: invalid parameter[256 out of range 0 <= value <= 255]',
      ),
    ),
  ),
  row(
    'unknown role: drop, describe, grant and revoke',
    ask('roles/drop', { roleName: 'nothing' }, noRole),
    ask('roles/describe', { roleName: 'nothing' }, noRole),
    ask('roles/grant_privilege', grant, noRole),
    ask('roles/revoke_privilege', grant, noRole),
    ...['grant_role', 'revoke_role'].map((action) => ask(`users/${action}`, { userName: 'root', roleName: 'nothing' }, noRole)),
  ),
  row(
    'drop admin or public',
    ask('roles/drop', { roleName: 'admin' }, builtIn('admin')),
    ask('roles/drop', { roleName: 'public' }, builtIn('public')),
  ),
  row(
    'drop a role that has privileges',
    role('readOnly'),
    ask('roles/grant_privilege', grant, done),
    ask(
      'roles/drop',
      { roleName: 'readOnly' },
      fails(65_535, 'fail to drop the role that it has privileges. Use REVOKE API to revoke privileges'),
    ),
    ask('roles/revoke_privilege', grant, done),
    ask('roles/drop', { roleName: 'readOnly' }, done),
  ),
  row(
    'grant_role to an unknown user',
    ask(
      'users/grant_role',
      { userName: 'nobody', roleName: 'public' },
      fails(65_535, "not found the user, maybe the user isn't existed or internal system error"),
    ),
  ),
  row(
    'revoke_role from an unknown user, of a role not held, twice',
    ask('users/revoke_role', { userName: 'nobody', roleName: 'public' }, done),
    ask('users/revoke_role', { userName: 'root', roleName: 'public' }, done),
    ask('users/revoke_role', { userName: 'root', roleName: 'public' }, done),
  ),
  row(
    'grant_role, grant_privilege, revoke_privilege twice',
    role('readOnly'),
    ...[1, 2].map(() => ask('users/grant_role', { userName: 'root', roleName: 'readOnly' }, done)),
    ask('users/describe', { userName: 'root' }, given('readOnly')),
    ...[1, 2].map(() => ask('roles/grant_privilege', grant, done)),
    ask(
      'roles/describe',
      { roleName: 'readOnly' },
      given({ objectType: 'Collection', objectName: '*', privilege: 'Search', dbName: 'default', grantor: 'root' }),
    ),
    ...[1, 2].map(() => ask('roles/revoke_privilege', grant, done)),
    ask('roles/describe', { roleName: 'readOnly' }, given()),
  ),
  row(
    'grant_privilege, bad object type',
    role('readOnly'),
    ask(
      'roles/grant_privilege',
      { ...grant, objectType: 'Bogus' },
      fails(65_535, 'not found the object type[name: Bogus], supported the object types: [Collection Global User]'),
    ),
  ),
  row(
    'grant_privilege, bad privilege or one of another type',
    role('readOnly'),
    ask('roles/grant_privilege', { ...grant, privilege: 'Bogus' }, noPrivilege('Bogus')),
    ask('roles/grant_privilege', { ...grant, objectType: 'User' }, noPrivilege('Search')),
    ask('roles/revoke_privilege', { ...grant, privilege: 'CreateOwnership' }, noPrivilege('CreateOwnership')),
  ),
]

export const errorsLeftOut: readonly LeftOut[] = [
  { row: 'user name empty', reason: 'on REST an empty name is a missing one: a row of section 4' },
  { row: 'user limit, role limit', reason: 'rows of section 5' },
  { row: 'caller lacks privilege', reason: 'rows of section 7, one per privilege' },
  { row: 'request limiter (1807)', reason: 'not applied to these routes' },
  { row: 'server not ready (1, 2)', reason: 'the mock is always ready' },
]
