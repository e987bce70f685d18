import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { exportArazzo } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'

const milvus = { document: milvusDocument(), url: './milvus.yaml' }
const uiza = { document: uizaDocument(), url: './uiza.yaml' }
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
const isArazzo = ajv.compile(JSON.parse(readFileSync('test/contracts/export/arazzo-1.0.schema.json', 'utf8')) as object)

it.each([[[milvus]], [[uiza]], [[milvus, uiza]]])('keeps the official schema', (sources) => {
  expect(isArazzo(exportArazzo(sources)), JSON.stringify(isArazzo.errors)).toBe(true)
})

it('is the same each time', () => {
  expect(exportArazzo([milvus, uiza])).toEqual(exportArazzo([milvus, uiza]))
})

describe('a workflow', () => {
  const { workflows } = exportArazzo([milvus, uiza])
  const stepsOf = (id: string) => workflows.find(({ workflowId }) => workflowId === id)?.steps ?? []

  it('creates its subject, sends the request of the example, and removes what it created', () => {
    const [create, change, drop] = stepsOf('milvus-updatePassword-documented')
    expect(create).toMatchObject({
      operationId: '$sourceDescriptions.milvus.createUser',
      requestBody: { payload: { userName: 'milvusAdmin_arazzo', password: 'P@ssw0rd' } },
    })
    expect(change).toEqual({
      stepId: 'updatePassword',
      operationId: '$sourceDescriptions.milvus.updatePassword',
      parameters: [{ name: 'Authorization', in: 'header', value: 'Bearer {$inputs.milvusToken}' }],
      requestBody: {
        contentType: 'application/json',
        payload: { newPassword: 'P@ssw0rd!', userName: 'milvusAdmin_arazzo', password: 'P@ssw0rd' },
      },
      successCriteria: [{ condition: '$statusCode == 200' }, { condition: '$response.body#/code == 0' }],
    })
    expect(drop).toMatchObject({ stepId: 'dropUser', requestBody: { payload: { userName: 'milvusAdmin_arazzo' } } })
  })

  it('hands on what only an answer can say', () => {
    const [create, change] = stepsOf('uiza-changePassword-documented')
    expect(create?.outputs).toEqual({ data_id: '$response.body#/data/id' })
    expect(change?.requestBody?.payload).toMatchObject({ id: '$steps.createUser.outputs.data_id' })
  })

  it('makes the claim of a failing change against a subject that has another', () => {
    const [create, change] = stepsOf('milvus-updatePassword-wrongPassword')
    expect(create?.requestBody?.payload).toMatchObject({ password: 'P@ssw0rd' })
    expect(change?.requestBody?.payload).toMatchObject({ password: 'N0t-the-password' })
  })

  it('names an operation alone where there is one document', () => {
    expect(exportArazzo([milvus]).workflows[0]?.steps[0]?.operationId).toBe('createUser')
  })
})
