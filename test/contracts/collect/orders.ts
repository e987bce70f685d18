import type { Document, Json, Operation } from '#openapi'
import { parseDocument } from '#openapi/load'
import type { Probe } from '../../../contracts/probes/probe.ts'
import { operationOf } from '../../model/accounts.ts'

/** What differs from one document of orders to the next. */
export interface Orders {
  /** Schemas of the body's properties. */
  readonly properties: Readonly<Record<string, object | boolean>>
  /** The documented body. */
  readonly body: Readonly<Record<string, unknown>>
  /** Properties that have to be there. Default: all of the body's. */
  readonly required?: readonly string[]
  /** Default: JSON. */
  readonly mediaType?: string
  /** Keywords beside `properties`. */
  readonly schema?: object
  readonly parameters?: readonly object[]
  /** Whether what is ordered can be taken back: only then is anything tried that would be accepted. */
  readonly undo?: boolean
  /** Schemas that others refer to. */
  readonly schemas?: Readonly<Record<string, object>>
  /** Schemes of credentials; each of them is asked for. */
  readonly securitySchemes?: Readonly<Record<string, object>>
}

/** A document with one operation, `order`, of just this body; and `cancel`, which takes it back. */
export function ordersOf(orders: Orders): { readonly document: Document; readonly operation: Operation } {
  const document = parseDocument(JSON.stringify(rootOf(orders)), 'orders.json')
  return { document, operation: operationOf(document, 'order') }
}

const evidence = { 'x-evidence': { documented: 'page' } }

const contentOf = (schema: object, value: object, mediaType = 'application/json') => ({
  [mediaType]: { schema, examples: { ordered: { ...evidence, value } } },
})

function rootOf(orders: Orders): object {
  const {
    properties,
    body,
    required = Object.keys(body),
    schema,
    parameters = [],
    undo = true,
    schemas,
    securitySchemes,
  } = orders
  const undoing = undo ? { 'x-undo': { operationId: 'cancel', parameters: { 'path.id': '$response.body#/id' } } } : {}
  const order = { type: 'object', required, properties, ...schema, ...evidence }
  const answer = { type: 'object', required: ['id'], properties: { id: { type: 'string' } }, ...evidence }
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'o1' }
  return {
    openapi: '3.1.1',
    info: { title: 'Orders', version: '1' },
    'x-rejections': { unparsable: { status: 200, response: 'Ordered', example: 'ordered' } },
    ...(securitySchemes ? { security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })) } : {}),
    paths: {
      '/orders': {
        post: {
          operationId: 'order',
          ...evidence,
          ...undoing,
          parameters,
          requestBody: { required: true, content: contentOf({ $ref: '#/components/schemas/Order' }, body, orders.mediaType) },
          responses: { '200': { $ref: '#/components/responses/Ordered' } },
        },
      },
      '/orders/{id}': {
        delete: { operationId: 'cancel', ...evidence, parameters: [id], responses: { '204': { description: 'Gone.' } } },
      },
    },
    components: {
      schemas: { Order: order, ...schemas },
      responses: { Ordered: { description: 'Ordered.', ...evidence, content: contentOf(answer, { id: 'o1' }) } },
      ...(securitySchemes ? { securitySchemes } : {}),
    },
  }
}

/** What probes send, by their names; undefined for what is left out. */
export const valuesOf = (probes: readonly Probe[]): Readonly<Record<string, Json | undefined>> =>
  Object.fromEntries(probes.map(({ name, touch }) => [name, touch?.value]))
