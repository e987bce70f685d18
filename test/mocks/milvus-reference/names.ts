import { as, ask, done, fails, given, type LeftOut, type Row, row, rowWith } from './row.ts'

const password = 'P@ssw0rd'
const user = (userName: string, expected = done) => ask('users/create', { userName, password }, expected)
const secret = (text: string, expected = done) => ask('users/create', { userName: 'ada', password: text }, expected)
const role = (roleName: string, expected = done) => ask('roles/create', { roleName }, expected)
const change = (userName: string, newPassword: string, expected = done) =>
  ask('users/update_password', { userName, password, newPassword }, expected)
const outOf = (length: number, range: string) =>
  fails(1100, `invalid password length: invalid parameter[${length} out of range ${range}]`)
const documented = '8 <= value <= 64'
const engine = '6 <= value <= 256'
const classes = fails(
  1100,
  'invalid password: at least three of uppercase letters, lowercase letters, numbers and special characters are needed: invalid parameter',
)
const tooLongToEncrypt = fails(65_535, 'encrypt password failed: bcrypt: password length exceeds 72 bytes')
const server = { passwordPolicy: 'server' } as const
const badFirst = (name: string, byte: number) =>
  fails(1100, `invalid user name ${name}, the first character must be a letter, but got %!s(uint8=${byte}): invalid parameter`)
const filled = (count: number, next: (index: number) => ReturnType<typeof ask>) =>
  Array.from({ length: count }, (_, index) => next(index))

/** Section 5: names, passwords, limits. */
export const names: readonly Row[] = [
  row('user name: a letter, then letters, digits, underscore; 1 to 32', user('A'), user('a_1'), user(`a${'b'.repeat(31)}`)),
  rowWith(
    server,
    'user name: blanks around count only for what it is',
    user(' name '),
    user('name'),
    ask('users/list', {}, given(' name ', 'milvusAdmin', 'name', 'root')),
    ask('users/describe', { userName: ' name ' }, given()),
  ),
  rowWith(
    server,
    'user name with blanks: 32 between them, and its own rules',
    user(`  ${'a'.repeat(32)}  `),
    user(' 1a', badFirst(' 1a', 49)),
  ),
  row(
    'user name: checked in describe, grant_role, revoke_role',
    ask('users/describe', { userName: '1a' }, badFirst('1a', 49)),
    ask('users/grant_role', { userName: '_a', roleName: 'admin' }, badFirst('_a', 95)),
    ask('users/revoke_role', { userName: '1a', roleName: 'admin' }, badFirst('1a', 49)),
  ),
  row(
    'user name: not checked in update_password and drop',
    change('1-a', 'P@ssw0rd!', fails(1400, 'old password not correct for 1-a: not authenticated')),
    ask('users/drop', { userName: '1-a' }, done),
  ),
  rowWith(
    server,
    'user name under the engine’s rule: not checked in update_password',
    change('1-a', '123456', fails(1400, 'old password not correct for 1-a: not authenticated')),
  ),
  row(
    'password length by the page: 8 to 64 characters',
    secret('Passw0r', outOf(7, documented)),
    secret(`Passw0rd${'x'.repeat(57)}`, outOf(65, documented)),
    secret(`Passw0rd${'x'.repeat(56)}`),
  ),
  row('password length by the page, in characters', secret('Päßwörd'.repeat(9) + 'A1'.slice(0, 1), done)),
  row(
    'password classes by the page: three of four',
    secret('abcdefgh', classes),
    secret('abcdefg1', classes),
    secret('Abcdefg1'),
  ),
  rowWith(
    server,
    'password length by the engine: 6 to 256 bytes',
    secret('12345', outOf(5, engine)),
    secret('x'.repeat(257), outOf(257, engine)),
    secret('你', outOf(3, engine)),
    secret('你好'),
  ),
  rowWith(
    server,
    'effective upper bound: 72 bytes',
    secret('x'.repeat(73), tooLongToEncrypt),
    secret('x'.repeat(256), tooLongToEncrypt),
    secret('x'.repeat(72)),
  ),
  rowWith(
    server,
    'no classes by the engine',
    change('milvusAdmin', '123456'),
    ask('users/create', { userName: 'b', password: 'abcdef' }, done),
    ask('users/create', { userName: 'c', password: '      ' }, done),
  ),
  row(
    'at most 100 users, root among them',
    ...filled(98, (index) => user(`u${index}`)),
    user('one', fails(65_535, 'unable to add user because the number of users has reached the limit')),
  ),
  row(
    'the limit of users is said before that a name is taken',
    ...filled(98, (index) => user(`u${index}`)),
    user('root', fails(65_535, 'unable to add user because the number of users has reached the limit')),
  ),
  row(
    'at most 10 roles, admin and public among them',
    ...filled(8, (index) => role(`r${index}`)),
    role('one', fails(65_535, 'unable to create role because the number of roles has reached the limit')),
  ),
  rowWith(
    { maxUsers: 2, maxRoles: 2 },
    'other limits',
    user('a', fails(65_535, 'unable to add user because the number of users has reached the limit')),
    role('a', fails(65_535, 'unable to create role because the number of roles has reached the limit')),
  ),
  row(
    'role name: a letter or underscore, then letters, digits, _ and $; 1 to 255',
    role('_'),
    role('a$_1'),
    role('a'.repeat(255)),
  ),
  row(
    'old password: only compared',
    ask('users/update_password', { userName: 'root', password: 'Milvus', newPassword: 'M1lvus-is-new' }, done, as('root:Milvus')),
  ),
  row(
    'on the wire: plain text',
    change('milvusAdmin', 'UEBzc3cwcmQh'),
    ask('users/list', {}, given('milvusAdmin', 'root'), as('root:Milvus')),
  ),
]

export const namesLeftOut: readonly LeftOut[] = [
  { row: 'very early builds expected base64', reason: 'builds of one month, before 2.4; the pages say plain text' },
]
