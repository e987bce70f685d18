import SwaggerParser from '@apidevtools/swagger-parser'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { controlDocument } from '#openapi/control'
import { adviceOn } from '#openapi/load'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'

const documents = [milvusDocument(), uizaDocument(), controlDocument()].map((document) => ({
  name: document.model.name,
  document,
}))

it.each(documents)('$name passes two public validators', async ({ document }) => {
  const copy = (): Record<string, unknown> => structuredClone(document.model.root)
  await expect(SwaggerParser.validate(copy() as never)).resolves.toBeDefined()
  await expect(new Validator().validate(copy())).resolves.toMatchObject({ valid: true })
})

it.each(documents)('$name leaves nothing to advise', ({ document }) => {
  expect(adviceOn(document)).toEqual([])
})

it('loads a document once', () => {
  expect(milvusDocument()).toBe(milvusDocument())
})

it('has the request and the answer of the page "Update User Password" as they stand there', () => {
  const [operation] = milvusDocument().model.operations
  expect(operation).toMatchObject({ id: 'updatePassword', method: 'POST', path: '/v2/vectordb/users/update_password' })
  expect(operation?.pairs[0]?.request).toEqual({
    parameters: {},
    body: { newPassword: 'P@ssw0rd!', userName: 'milvusAdmin', password: 'P@ssw0rd' },
  })
  expect(operation?.pairs[0]?.response).toMatchObject({
    status: 200,
    mediaType: 'application/json',
    value: { code: 0, data: {} },
  })
})

it('has the request and the answer of the page "Update password" as they stand there, with PUT and with POST', () => {
  const [put, post] = uizaDocument().model.operations
  expect([put, post]).toMatchObject([{ method: 'PUT' }, { method: 'POST', alternativeOf: 'changePassword' }])
  for (const operation of [put, post]) {
    expect(operation?.path).toBe('/api/public/v3/admin/user/changepassword')
    expect(operation?.pairs[0]).toMatchObject({ name: 'documented', evidence: { level: 'documented' } })
    expect(operation?.pairs[0]?.request.body).toEqual({
      id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
      oldPassword: 'FMpsr<4[dGPu?B#u',
      newPassword: 'S57Eb{:aMZhW=)G$',
    })
    expect(operation?.pairs[0]?.response.value).toEqual({
      data: { id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c' },
      version: 3,
      datetime: '2018-06-22T16:27:06.917Z',
      policy: 'public',
      requestId: 'b2997244-3579-4898-86ae-c0395c2db1ee',
      serviceName: 'api',
      message: 'OK',
      code: 200,
      type: 'SUCCESS',
    })
  }
})

it('knows the credentials of both pages, and the two notations of one', () => {
  const [milvus, uiza] = documents.map(({ document }) => document.model)
  expect(milvus?.securitySchemes.token).toMatchObject({ field: 'Authorization', prefix: 'Bearer ', credential: 'root:Milvus' })
  expect(uiza?.securitySchemes.key).toMatchObject({ prefix: '', credential: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' })
  expect(uiza?.notations).toEqual(['/', ''])
})
