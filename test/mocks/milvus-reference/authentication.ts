import { as, ask, done, given, type LeftOut, type Row, row, rowWith, unauthenticated } from './row.ts'

const users = given('milvusAdmin', 'root')
const challenge = 'Basic realm="restricted", charset="UTF-8"'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const accepted = (name: string, Authorization: string): Row => row(name, ask('users/list', {}, users, { Authorization }))
const refused = (name: string, ...credentials: readonly string[]): Row =>
  row(name, ...credentials.map((Authorization) => ask('users/list', {}, unauthenticated, { Authorization })))

/** Section 2: the `Authorization` header. */
export const authentication: readonly Row[] = [
  rowWith(
    { authorization: 'required' },
    'absent or empty, where one is asked for: 401',
    ask('users/list', {}, unauthenticated),
    ask('users/list', {}, unauthenticated, { Authorization: '' }),
  ),
  row('absent, in a default install: served', ask('users/list', {}, users)),
  accepted('Bearer root:Milvus', 'Bearer root:Milvus'),
  accepted('root:Milvus, without a scheme', 'root:Milvus'),
  row(
    'Basic, in any case; every answer then has a challenge',
    ...['Basic', 'basic', 'BASIC'].map((scheme) =>
      ask(
        'users/list',
        {},
        { ...users, headers: { 'WWW-Authenticate': challenge } },
        { Authorization: `${scheme} ${base64('root:Milvus')}` },
      ),
    ),
  ),
  row(
    'Basic, wrong: 401 with the challenge',
    ask(
      'users/list',
      {},
      { ...unauthenticated, headers: { 'WWW-Authenticate': challenge } },
      { Authorization: `Basic ${base64('root:wrong')}` },
    ),
  ),
  refused(
    'bearer in small letters, two spaces, another scheme',
    'bearer root:Milvus',
    'Bearer  root:Milvus',
    'Token root:Milvus',
  ),
  refused('Bearer with base64', `Bearer ${base64('root:Milvus')}`),
  refused(
    'wrong, unknown, empty or no password, no name, nothing, no base64',
    'Bearer root:wrong',
    'Bearer nobody:Milvus',
    'Bearer root:',
    'Bearer :x',
    'Bearer',
    'Bearer root',
    'Basic !!!',
  ),
  refused('an API key (no colon)', 'Bearer 0123456789abcdef'),
  row(
    'a colon in the password',
    ask('users/create', { userName: 'colon', password: 'Pass:w0rd:!' }, done),
    ask('users/describe', { userName: 'colon' }, given(), as('colon:Pass:w0rd:!')),
    ask('users/describe', { userName: 'colon' }, given(), { Authorization: `Basic ${base64('colon:Pass:w0rd:!')}` }),
  ),
  row(
    'no challenge unless Basic was sent',
    ask('users/list', {}, { ...unauthenticated, headers: { 'WWW-Authenticate': null } }, as('root:wrong')),
  ),
  rowWith(
    { authorization: 'off' },
    'authorization off: a credential is not looked at',
    ask('users/list', {}, users, as('root:wrong')),
  ),
  row(
    'a changed password counts at once',
    ask('users/update_password', { userName: 'root', password: 'Milvus', newPassword: 'M1lvus-is-new' }, done, as('root:Milvus')),
    ask('users/list', {}, unauthenticated, as('root:Milvus')),
    ask('users/list', {}, users, as('root:M1lvus-is-new')),
  ),
  row(
    'a dropped user is 401 at once',
    ask('users/describe', { userName: 'milvusAdmin' }, given(), as('milvusAdmin:P@ssw0rd')),
    ask('users/drop', { userName: 'milvusAdmin' }, done),
    ask('users/describe', { userName: 'milvusAdmin' }, unauthenticated, as('milvusAdmin:P@ssw0rd')),
  ),
  refused('user names are case-sensitive', 'Bearer Root:Milvus', 'Bearer ROOT:Milvus'),
]

export const authenticationLeftOut: readonly LeftOut[] = [
  { row: 'two Authorization headers', reason: 'Fetch joins them to one; shown for the HTTP server in raw-requests.test.ts' },
]
