import { ask, done, fails, given, type LeftOut, notFound, type Row, row, rowWith, unauthenticated } from './row.ts'

const list = '/v2/vectordb/users/list'
const wrong = { Authorization: 'Bearer root:wrong' }
const json = { 'Content-Type': 'application/json; charset=utf-8' }
const anywhere = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Headers':
    'Content-Type, Content-Length, Accept-Encoding, X-CSRF-Token, Authorization, accept, origin, Cache-Control, X-Requested-With',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH',
}
const users = given('milvusAdmin', 'root')
const html = '<a href="/v2/vectordb/users/list">Moved Permanently</a>.\n\n'

/** Section 1: what is common to all operations. */
export const transport: readonly Row[] = [
  row(
    'success body: code and data, no message; mutations give {}',
    ask('roles/create', { roleName: 'readOnly' }, { text: '{"code":0,"data":{}}' }),
  ),
  rowWith(
    { successCode: 200 },
    'success code 200 on early servers',
    ask('roles/create', { roleName: 'readOnly' }, { text: '{"code":200,"data":{}}' }),
  ),
  rowWith(
    { successCode: 200 },
    'success code 200: a failure keeps its code',
    ask('users/drop', { userName: 'root' }, fails(1401, 'root user cannot be deleted: privilege not permitted')),
  ),
  row('lists: an array, [] when empty', ask('users/describe', { userName: 'root' }, { text: '{"code":0,"data":[]}' })),
  row(
    'failure body: code and message, no data, HTTP 200',
    ask(
      'users/drop',
      { userName: 'root' },
      { text: '{"code":1401,"message":"root user cannot be deleted: privilege not permitted"}' },
    ),
  ),
  row(
    'content type of JSON',
    ask('users/list', {}, { ...users, headers: json }),
    ask('users/create', {}, { headers: json }),
    ask('users/list', {}, { status: 401, headers: json }, wrong),
  ),
  row(
    'content type of 404: text/plain without charset',
    ask('users/nothing', {}, { ...notFound, headers: { 'Content-Type': 'text/plain' } }),
  ),
  rowWith(
    { passwordPolicy: 'server' },
    'JSON escaping: <, > and & as Go writes them',
    ask(
      'users/create',
      { userName: 'a', password: '12345' },
      {
        text: '{"code":1100,"message":"invalid password length: invalid parameter[5 out of range 6 \\u003c= value \\u003c= 256]"}',
      },
    ),
    ask(
      'users/update_password',
      { userName: '<&>', password: 'x', newPassword: '123456' },
      { text: '{"code":1400,"message":"old password not correct for \\u003c\\u0026\\u003e: not authenticated"}' },
    ),
  ),
  row(
    '404: unknown path, unknown action, wrong method (no 405)',
    ask('users/a/b', {}, notFound),
    ask('users/rename', {}, notFound),
    { method: 'GET', path: list, expected: notFound },
    { method: 'PUT', path: list, body: {}, expected: notFound },
  ),
  row(
    'trailing slash: POST 307 with empty body, GET 301 with small HTML, before authentication',
    {
      method: 'POST',
      path: `${list}/`,
      body: {},
      headers: wrong,
      expected: { status: 307, text: '', headers: { Location: list } },
    },
    {
      method: 'GET',
      path: `${list}/`,
      headers: wrong,
      expected: { status: 301, text: html, headers: { Location: list, 'Content-Type': 'text/html; charset=utf-8' } },
    },
  ),
  row('path case and double slash: 404', ask('users/List', {}, notFound), ask('users//list', {}, notFound)),
  row('query string: ignored', { method: 'POST', path: `${list}?userName=a&b`, body: {}, expected: users }),
  row(
    'CORS headers on every normal response',
    ask('users/list', {}, { ...users, headers: anywhere }),
    ask('users/create', {}, { headers: anywhere }),
    ask('users/list', {}, { status: 401, headers: anywhere }, wrong),
    ask('users/no', {}, { status: 404, headers: anywhere }),
  ),
  row('OPTIONS: any path, 204, no credential, empty body', {
    method: 'OPTIONS',
    path: '/v2/vectordb/users/anything',
    headers: wrong,
    expected: { status: 204, text: '', headers: anywhere },
  }),
  row(
    'request content type: not checked',
    ...['application/xml', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded'].map((type) =>
      ask('users/list', {}, users, { 'Content-Type': type }),
    ),
  ),
  row('order: an unknown path without credential is 401', ask('users/nothing', {}, unauthenticated, wrong)),
  row('order: authentication before the body is read', ask('users/create', '{', unauthenticated, wrong)),
  row(
    'order: the body is read before fields are missed',
    ask('users/create', '{', fails(1801, 'can only accept json format request, error: unexpected EOF')),
  ),
  row(
    'order: state comes last',
    ask('users/update_password', { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!' }, done),
  ),
]

/** What the mock cannot show. */
export const transportLeftOut: readonly LeftOut[] = [
  { row: 'base path /v2/vectordb', reason: 'every other row asks below it' },
  { row: 'key order and no newline', reason: 'shown by the rows that compare the text of a body' },
  { row: 'cost', reason: 'only answers of vector operations have it, and those are not mocked' },
  { row: 'a path outside users and roles', reason: 'the MSW host leaves it to other handlers; shown in raw-requests.test.ts' },
  { row: '500 (panic)', reason: 'the engine has no documented way to it; an error of the mock itself is a loud 500 of its own' },
  { row: 'CORS: Request-Timeout is not allowed', reason: 'shown by the row on CORS headers, whose list has it not' },
]
