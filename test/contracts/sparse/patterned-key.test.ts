import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { withStrictness } from '../../../contracts/report/severity.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from '../public/check.ts'
import type { Answer, Asked, Service } from '../public/exchange.ts'

const content = '{ application/json: { schema: { $ref: "#/components/schemas/Part" } } }'
const document = parseDocument(
  `
openapi: 3.0.3
info: { title: Parts, version: '1' }
paths:
  /parts:
    post:
      operationId: createPart
      requestBody: { required: true, content: ${content} }
      responses: { '201': { description: Made, content: ${content} }, '400': { description: No }, '409': { description: Taken } }
  /parts/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { operationId: getPart, responses: { '200': { description: It, content: ${content} }, '404': { description: None } } }
    delete: { operationId: deletePart, responses: { '204': { description: Gone }, '404': { description: None } } }
components:
  schemas:
    Part:
      type: object
      required: [sku, name]
      properties:
        id: { type: integer, readOnly: true }
        sku: { type: string, pattern: '^[A-Z]{3}-[0-9]{4}$' }
        name: { type: string, minLength: 1, maxLength: 20 }
      example: { id: 7, sku: TOY-0007, name: Kite }
`,
  'parts.yaml',
)

/** Takes each `sku` once, and no `id`. */
function openParts(): Service {
  const parts = new Map<number, { readonly sku: string; readonly name: string }>([[7, { sku: 'TOY-0007', name: 'Kite' }]])
  let count = 7
  const json = (status: number, body: unknown): Answer => ({ status, type: 'application/json', body })
  const answer = ({ method, path, body }: Asked): Answer => {
    const id = /^\/parts\/(\d+)$/.exec(path)?.[1]
    if (path === '/parts' && method !== 'POST') return { status: 405 }
    if (path !== '/parts' && !parts.has(Number(id))) return { status: 404 }
    if (method === 'GET') return json(200, { id: Number(id), ...parts.get(Number(id)) })
    if (method === 'DELETE') return parts.delete(Number(id)) ? { status: 204 } : { status: 404 }
    if (method !== 'POST') return { status: 405 }
    const { sku, name, ...rest } = Object(body) as { readonly sku?: unknown; readonly name?: unknown; readonly id?: unknown }
    if (typeof sku !== 'string' || !/^[A-Z]{3}-[0-9]{4}$/.test(sku) || 'id' in rest) return { status: 400 }
    if (typeof name !== 'string' || name === '' || name.length > 20) return { status: 400 }
    if ([...parts.values()].some((part) => part.sku === sku)) return { status: 409 }
    parts.set(++count, { sku, name })
    return json(201, { id: count, sku, name })
  }
  return { answer, dump: () => JSON.stringify([...parts]) }
}

it('creates records of which each needs another text of a pattern, though the example shows one', async () => {
  const { report, isAsBefore } = await check(document, openParts(), { prefix: '' })
  const { findings } = withStrictness(report, { strict: true, allowUndocumented: false })
  expect(findings, describeFindings(findings).join('\n')).toEqual([])
  expect(report.coverage.reached).toBe(3)
  expect(isAsBefore).toBe(true)
})
