import { ask, done, fails, given, type LeftOut, type Row, row } from './row.ts'

const users = given('milvusAdmin', 'root')
const json = (text: string) => fails(1801, `can only accept json format request, error: ${text}`)
const nil = fails(1801, 'can only accept json format request, the request body should be nil, however {} is valid')
const into = (schema: string, type: string) => json(`json: cannot unmarshal ${type} into Go value of type httpserver.${schema}`)
const field = (place: string, type: string) => json(`json: cannot unmarshal ${type} into Go struct field ${place} of type string`)
const clause = (schema: string, name: string) =>
  `Key: '${schema}.${name}' Error:Field validation for '${name}' failed on the 'required' tag`
const missing = (schema: string, ...names: readonly string[]) =>
  fails(1802, `missing required parameters, error: ${names.map((name) => clause(schema, name)).join('\n')}`)
const change = { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' }
const role = { userName: 'milvusAdmin', roleName: 'admin' }
const grant = { roleName: 'public', objectType: 'Collection', objectName: '*', privilege: 'Search' }

/** Every operation with required fields, the Go name of its request, and its fields with their Go names. */
const requests = [
  ['users/create', 'PasswordReq', { userName: 'UserName', password: 'Password' }],
  ['users/update_password', 'NewPasswordReq', { userName: 'UserName', password: 'Password', newPassword: 'NewPassword' }],
  ['users/drop', 'UserReq', { userName: 'UserName' }],
  ['users/describe', 'UserReq', { userName: 'UserName' }],
  ['users/grant_role', 'UserRoleReq', { userName: 'UserName', roleName: 'RoleName' }],
  ['users/revoke_role', 'UserRoleReq', { userName: 'UserName', roleName: 'RoleName' }],
  ['roles/create', 'RoleReq', { roleName: 'RoleName' }],
  ['roles/drop', 'RoleReq', { roleName: 'RoleName' }],
  ['roles/describe', 'RoleReq', { roleName: 'RoleName' }],
  [
    'roles/grant_privilege',
    'GrantReq',
    { roleName: 'RoleName', objectType: 'ObjectType', objectName: 'ObjectName', privilege: 'Privilege' },
  ],
  [
    'roles/revoke_privilege',
    'GrantReq',
    { roleName: 'RoleName', objectType: 'ObjectType', objectName: 'ObjectName', privilege: 'Privilege' },
  ],
] as const

/** Section 4: how a body is read. */
export const bodies: readonly Row[] = [
  row('empty or only blanks', ask('users/create', '', nil), ask('users/create', ' \n\t', nil), ask('users/list', '', nil)),
  row(
    'malformed JSON, in the words of Go',
    ask('users/create', '{"userName"}', json("invalid character '}' after object key")),
    ask('users/create', '{"userName":"a"', json('unexpected EOF')),
    ask('users/create', 'x', json("invalid character 'x' looking for beginning of value")),
  ),
  ...requests.map(([operation, schema]) =>
    row(
      `${operation}: a list, a text, a number, a boolean`,
      ask(operation, [], into(schema, 'array')),
      ask(operation, '"a"', into(schema, 'string')),
      ask(operation, '1', into(schema, 'number')),
      ask(operation, 'true', into(schema, 'bool')),
    ),
  ),
  row(
    'roles/list and users/list: a list',
    ask('roles/list', [], into('DatabaseReq', 'array')),
    ask('users/list', [], into('DatabaseReq', 'array')),
  ),
  row(
    'a field of another type',
    ask('users/create', { userName: 1, password: 'P@ssw0rd' }, field('PasswordReq.userName', 'number')),
    ask('users/update_password', { ...change, newPassword: true }, field('NewPasswordReq.newPassword', 'bool')),
    ask('users/grant_role', { ...role, roleName: ['admin'] }, field('UserRoleReq.roleName', 'array')),
    ask('roles/grant_privilege', { ...grant, privilege: {} }, field('GrantReq.privilege', 'object')),
  ),
  row('UTF-8 byte order mark', ask('users/list', '\ufeff{}', json("invalid character 'ï' looking for beginning of value"))),
  ...requests.flatMap(([operation, schema, fields]) => {
    const all = missing(schema, ...Object.values(fields))
    const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, '']))
    const none = Object.fromEntries(Object.keys(fields).map((name) => [name, null]))
    return [
      row(
        `${operation}: fields missing, null or empty, in the order of the request`,
        ask(operation, {}, all),
        ask(operation, none, all),
        ask(operation, empty, all),
        ask(operation, 'null', all),
      ),
    ]
  }),
  row(
    'one field missing',
    ask('users/update_password', { ...change, newPassword: '' }, missing('NewPasswordReq', 'NewPassword')),
    ask('roles/grant_privilege', { ...grant, objectName: null }, missing('GrantReq', 'ObjectName')),
  ),
  row(
    'null or {} on list routes',
    ask('users/list', 'null', users),
    ask('users/list', '{}', users),
    ask('roles/list', 'null', given('admin', 'public')),
  ),
  row('unknown extra fields', ask('users/list', { dbName: 'default', extra: [1, { a: null }] }, users)),
  row('duplicate keys: the last one', ask('users/describe', '{"userName":"1st","userName":"root"}', given())),
  row(
    'key case',
    ask('users/update_password', { USERNAME: 'milvusAdmin', Password: 'P@ssw0rd', newpassword: 'P@ssw0rd!' }, done),
  ),
  row('trailing bytes', ask('users/list', '{} and more }', users)),
]

export const bodiesLeftOut: readonly LeftOut[] = [
  { row: 'roles/grant_privilege_v2, revoke_privilege_v2, roles/alter', reason: 'not among the thirteen operations of v2.4.x' },
]
