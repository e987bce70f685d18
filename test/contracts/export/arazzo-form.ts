import { Ajv2020 } from 'ajv/dist/2020.js'

const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
})
const text = { type: 'string', minLength: 1 }
const id = { type: 'string', pattern: '^[A-Za-z0-9_-]+$' }
const expressions = {
  type: 'object',
  propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' },
  additionalProperties: { type: 'string', pattern: '^\\$' },
}

const parameter = object(['name', 'in', 'value'], {
  name: text,
  in: { enum: ['path', 'query', 'header', 'cookie'] },
  value: true,
})
const step = object(['stepId', 'operationId'], {
  stepId: id,
  operationId: text,
  parameters: { type: 'array', minItems: 1, items: parameter },
  requestBody: object(['payload'], { contentType: text, payload: true }),
  successCriteria: { type: 'array', minItems: 1, items: object(['condition'], { condition: text }) },
  outputs: expressions,
})

/**
 * What the specification says of a description's form, as far as ours use it: anything else is refused.
 *
 * @see {@link https://spec.openapis.org/arazzo/v1.0.1.html#schema Arazzo 1.0.1}
 */
export const isArazzo = new Ajv2020({ allowUnionTypes: true }).compile(
  object(['arazzo', 'info', 'sourceDescriptions', 'workflows'], {
    arazzo: { const: '1.0.1' },
    info: object(['title', 'version'], { title: text, version: text, description: text }),
    sourceDescriptions: {
      type: 'array',
      minItems: 1,
      items: object(['name', 'url', 'type'], { name: id, url: text, type: { const: 'openapi' } }),
    },
    workflows: {
      type: 'array',
      minItems: 1,
      items: object(['workflowId', 'steps'], {
        workflowId: id,
        summary: text,
        inputs: { type: 'object', required: ['type', 'properties'] },
        steps: { type: 'array', minItems: 1, items: step },
      }),
    },
  }),
)
