import { ask, done, fails, given, type LeftOut, type Row, row, rowWith, timedOut, unauthenticated } from './row.ts'

const users = given('milvusAdmin', 'root')
const within = (seconds: string) => ({ 'Request-Timeout': seconds })
const grant = { roleName: 'readOnly', objectType: 'Collection', objectName: '*', privilege: 'Search' }
const told = (dbName: string) => ({ objectType: 'Collection', objectName: '*', privilege: 'Search', dbName, grantor: 'root' })
const create = ask('roles/create', { roleName: 'readOnly' }, done)

/** Section 3: the other headers. */
export const headers: readonly Row[] = [
  row('Request-Timeout: enough time', ask('users/list', {}, users, within('30'))),
  row(
    'Request-Timeout: unparsable counts as absent',
    ...['soon', '', '1.5', '0x10'].map((text) => ask('users/list', {}, users, within(text))),
  ),
  row(
    'Request-Timeout: 0 or negative is over at once',
    ask('users/list', {}, timedOut, within('0')),
    ask('users/list', {}, timedOut, within('-1')),
  ),
  rowWith(
    { delayMs: 1_050 },
    'Request-Timeout: seconds; expiry is 408 and changes nothing',
    ask('roles/create', { roleName: 'readOnly' }, timedOut, within('1')),
    ask('roles/list', {}, given('admin', 'public'), within('2')),
  ),
  row(
    'the credential is looked at before the time',
    ask('users/list', {}, unauthenticated, { ...within('0'), Authorization: 'Bearer root:wrong' }),
  ),
  row(
    'DB-Name: the database where the body names none, else default',
    create,
    ask('roles/grant_privilege', grant, done, { 'DB-Name': 'books' }),
    ask('roles/describe', { roleName: 'readOnly' }, given()),
    ask('roles/describe', { roleName: 'readOnly' }, given(told('books')), { 'DB-Name': 'books' }),
    ask('roles/grant_privilege', { ...grant, dbName: 'films' }, done, { 'DB-Name': 'books' }),
    ask('roles/describe', { roleName: 'readOnly', dbName: 'films' }, given(told('films'))),
    ask('roles/describe', { roleName: 'readOnly', dbName: '' }, given(told('books')), { 'DB-Name': 'books' }),
  ),
  row('DB-Name means nothing to users', ask('users/list', {}, users, { 'DB-Name': 'books' })),
  row(
    'dbName of another type',
    ask(
      'roles/list',
      { dbName: 1 },
      fails(
        1801,
        'can only accept json format request, error: json: cannot unmarshal number into Go struct field DatabaseReq.dbName of type string',
      ),
    ),
  ),
]

export const headersLeftOut: readonly LeftOut[] = [
  { row: 'Request-Timeout: default 30 s', reason: 'would take half a minute; the default is the one of the schema' },
  { row: 'Request-Timeout: sticky bug', reason: 'the reference asks not to mimic it' },
  { row: 'Accept-Type-Allow-Int64', reason: 'only vector answers hold such numbers' },
  { row: 'Content-Type', reason: 'a row of section 1' },
]
