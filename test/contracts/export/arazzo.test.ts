import { describe, expect, it } from 'vitest'
import { exportArazzo } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { isArazzo } from './arazzo-form.ts'

const milvus = { document: milvusDocument(), url: './milvus.yaml' }
const uiza = { document: uizaDocument(), url: './uiza.yaml' }

it.each([[[milvus]], [[uiza]], [[milvus, uiza]]])('has the form of the specification', (sources) => {
  expect(isArazzo(exportArazzo(sources)), JSON.stringify(isArazzo.errors)).toBe(true)
})

it('is the same each time', () => {
  expect(exportArazzo([milvus, uiza])).toEqual(exportArazzo([milvus, uiza]))
})

it('names each workflow once, each step once in its workflow, and speaks of earlier steps and of its own inputs only', () => {
  const { workflows } = exportArazzo([milvus, uiza])
  expect(new Set(workflows.map(({ workflowId }) => workflowId)).size).toBe(workflows.length)
  for (const { steps, inputs } of workflows) {
    expect(new Set(steps.map(({ stepId }) => stepId)).size).toBe(steps.length)
    for (const [index, step] of steps.entries()) {
      const known = steps
        .slice(0, index)
        .flatMap(({ stepId, outputs = {} }) => Object.keys(outputs).map((name) => `${stepId}.outputs.${name}`))
      const used = [...JSON.stringify(step).matchAll(/\$steps\.([\w-]+\.outputs\.[\w-]+)/g)].map(([, name]) => name)
      expect(known).toEqual(expect.arrayContaining(used))
      for (const [, name] of JSON.stringify(step).matchAll(/\$inputs\.(\w+)/g))
        expect(inputs?.properties).toHaveProperty(name ?? '')
    }
  }
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
