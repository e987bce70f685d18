import { expect } from 'vitest'
import { uizaDocument } from '#openapi/uiza'
import { ada, documented, nobody, type Rows } from './row.ts'

const validation = 'Parameters validation error!'
const required = (field: string) => ({ type: 'required', field, message: `The '${field}' field is required!` })

/** Section 2: what each status means. */
export const statuses: Rows = {
  '200: it worked': ({ send }) => expect(send('GET ')).resolves.toMatchObject({ status: 200, code: 200 }),
  '400: the request cannot be read': ({ send }) => {
    return expect(send('PUT ', '{"id"')).resolves.toMatchObject({ status: 400, code: 400, retryable: false })
  },
  '401: no valid key': ({ send }) => {
    return expect(send('GET ', undefined, 'uap-0')).resolves.toMatchObject({ status: 401, code: 401, retryable: false })
  },
  '404: it does not exist': ({ send }) => {
    return expect(send(`GET ?id=${nobody}`)).resolves.toMatchObject({ status: 404, code: 404, retryable: false })
  },
  '422: a parameter is wrong': ({ send }) => {
    return expect(send('GET ?page=0')).resolves.toMatchObject({ status: 422, code: 422, retryable: false })
  },
  '500: documented on every operation, worth trying again': async () => expectDocumented(500),
  '503: documented on every operation, worth trying again': async () => expectDocumented(503),
  'no 403, 405, 409, 415 or 429': async () => {
    const documentedStatuses = uizaDocument().model.operations.flatMap(({ responses }) =>
      responses.map(({ status }) => String(status)),
    )
    expect([...new Set(documentedStatuses)].toSorted()).toEqual(['200', '400', '401', '404', '422', '500', '503'])
  },
}

function expectDocumented(status: number): void {
  for (const { id, responses } of uizaDocument().model.operations) {
    const response = responses.find((one) => one.status === status)
    expect(
      response?.examples.map(({ value }) => value),
      id,
    ).toMatchObject([{ code: status, type: 'ERROR', retryable: true }])
  }
}

/** Section 2: the bodies of failures. */
export const errors: Rows = {
  'required field missing, as recorded': async ({ send }) => {
    const { status, ...body } = await send('DELETE ', {})
    expect(status).toBe(422)
    expect(JSON.parse(body.text)).toEqual({
      code: 422,
      type: 'ERROR',
      data: [required('id')],
      retryable: false,
      message: validation,
      version: 3,
      datetime: '2026-01-02T03:04:05.006Z',
      policy: 'public',
      requestId: expect.any(String),
      serviceName: 'api',
    })
  },
  'not found, as recorded': ({ send }) => {
    const body = { code: 404, retryable: false, message: 'Not found', type: 'ERROR', data: null, version: 3, serviceName: 'api' }
    return expect(send(`GET ?id=${nobody}`)).resolves.toMatchObject({ status: 404, ...body })
  },
  'create user without parameters: 422, Parameters validation error!': ({ send }) => {
    return expect(send('POST ', {})).resolves.toMatchObject({ status: 422, message: validation })
  },
  'one element of data for each missing field, in the order of the schema': async ({ send }) => {
    const { data } = await send('POST ', { username: 'ada' })
    expect(data).toEqual([required('status'), required('email'), required('password')])
  },
  'one element for each field that is wrong in another way': async ({ send }) => {
    const { data } = await send('POST ', { ...ada, status: 2, username: '', email: 7, password: '12345', gender: 'x' })
    expect(data).toEqual([
      { type: 'enumValue', field: 'status', message: expect.stringContaining("'status'") },
      { type: 'stringEmpty', field: 'username', message: "The 'username' field must not be empty!" },
      { type: 'string', field: 'email', message: "The 'email' field must be a string!" },
      { type: 'stringMin', field: 'password', message: expect.stringContaining('greater than or equal to 6') },
      { type: 'number', field: 'gender', message: "The 'gender' field must be a number!" },
    ])
  },
  'a field is told once, by what is gravest about it': async ({ send }) => {
    const { data } = await send('PUT /changepassword', { oldPassword: 1, newPassword: 'x'.repeat(26) })
    expect(data).toMatchObject([
      { field: 'oldPassword', type: 'string' },
      { field: 'newPassword', type: 'stringMax' },
    ])
  },
  'a failure has the keys of a success, and retryable': async ({ send }) => {
    const keys = async (request: string) => Object.keys(JSON.parse((await send(request)).text) as object).toSorted()
    const success = await keys(`GET ?id=${documented.id}`)
    expect(await keys(`GET ?id=${nobody}`)).toEqual([...success, 'retryable'].toSorted())
  },
  'what .NET reads: code, type, retryable, message, data with message, type, field': async ({ send }) => {
    const answer = await send('POST ', {})
    expect(answer).toMatchObject({ code: 422, type: 'ERROR', retryable: false, message: validation })
    for (const item of answer.data as object[]) expect(Object.keys(item).toSorted()).toEqual(['field', 'message', 'type'])
  },
  'what Java reads: code, type, data, message, requestId, datetime': ({ send }) => {
    const [requestId, datetime] = [expect.any(String), expect.any(String)]
    return expect(send('POST ', {})).resolves.toMatchObject({
      code: 422,
      type: 'ERROR',
      message: validation,
      requestId,
      datetime,
    })
  },
  'a wrong current password: 422, and nothing changes': async ({ send }) => {
    expect((await send('PUT /changepassword', { ...documented, oldPassword: 'wrong one' })).status).toBe(422)
    expect((await send('PUT /changepassword', documented)).status).toBe(200)
  },
}
