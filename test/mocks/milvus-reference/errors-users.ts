import { ask, done, fails, given, type Row, row, rowWith } from './row.ts'

const change = (body: object, expected = done) =>
  ask('users/update_password', { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!', ...body }, expected)
const wrong = (name: string) => fails(1400, `old password not correct for ${name}: not authenticated`)
const create = (userName: string, expected = done) => ask('users/create', { userName, password: 'P@ssw0rd' }, expected)
const server = { passwordPolicy: 'server' } as const
const long = 'a'.repeat(33)

/** Section 6: the catalogue of errors, as far as it is about users. */
export const userErrors: readonly Row[] = [
  row('wrong old password', change({ password: 'wrong' }, wrong('milvusAdmin'))),
  row(
    'update_password of an unknown or ill-formed name',
    ...['nobody', '1-a', ' ', long].map((userName) => change({ userName }, wrong(userName))),
  ),
  rowWith(
    server,
    'new password out of 6 to 256 bytes, in create and update',
    change({ newPassword: '12345' }, fails(1100, 'invalid password length: invalid parameter[5 out of range 6 <= value <= 256]')),
    ask(
      'users/create',
      { userName: 'a', password: 'x'.repeat(300) },
      fails(1100, 'invalid password length: invalid parameter[300 out of range 6 <= value <= 256]'),
    ),
  ),
  rowWith(
    server,
    'wrong old and bad new: the new one is judged first',
    change(
      { password: 'wrong', newPassword: '12345' },
      fails(1100, 'invalid password length: invalid parameter[5 out of range 6 <= value <= 256]'),
    ),
  ),
  rowWith(
    server,
    'new password of 73 to 256 bytes: after the old one was verified, nothing changes',
    change({ password: 'wrong', newPassword: 'x'.repeat(73) }, wrong('milvusAdmin')),
    change({ newPassword: 'x'.repeat(73) }, fails(65_535, 'encrypt password failed: bcrypt: password length exceeds 72 bytes')),
    change({ newPassword: '123456' }),
  ),
  row('user name of blanks', create('  ', fails(1100, 'username must be not empty: invalid parameter'))),
  row(
    'user name of more than 32',
    create(
      long,
      fails(
        1100,
        `invalid username ${long} with length 33, the length of username must be less than %!d(string=32): invalid parameter`,
      ),
    ),
  ),
  row(
    'user name, bad first character',
    create(
      '1abc',
      fails(1100, 'invalid user name 1abc, the first character must be a letter, but got %!s(uint8=49): invalid parameter'),
    ),
  ),
  row(
    'user name, bad later character',
    create(
      'a-b',
      fails(
        1100,
        'invalid user name a-b, username must contain only numbers, letters and underscores, but got %!s(uint8=45): invalid parameter',
      ),
    ),
    create(
      'aé',
      fails(
        1100,
        'invalid user name aé, username must contain only numbers, letters and underscores, but got %!s(uint8=195): invalid parameter',
      ),
    ),
  ),
  row(
    'create an existing user, root too',
    create('milvusAdmin', fails(65_535, 'user already exists: milvusAdmin')),
    create('root', fails(65_535, 'user already exists: root')),
  ),
  row(
    'drop an unknown user, an ill-formed name, or twice',
    ask('users/drop', { userName: 'nobody' }, done),
    ask('users/drop', { userName: '1-a' }, done),
    ask('users/drop', { userName: 'milvusAdmin' }, done),
    ask('users/drop', { userName: 'milvusAdmin' }, done),
  ),
  row('drop root', ask('users/drop', { userName: 'root' }, fails(1401, 'root user cannot be deleted: privilege not permitted'))),
  row('describe an unknown user', ask('users/describe', { userName: 'nobody' }, given())),
  row(
    'describe an ill-formed name',
    ask(
      'users/describe',
      { userName: 'a b' },
      fails(
        1100,
        'invalid user name a b, username must contain only numbers, letters and underscores, but got %!s(uint8=32): invalid parameter',
      ),
    ),
  ),
]
