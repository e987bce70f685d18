import { Ajv2020 } from 'ajv/dist/2020.js'

/**
 * What the specification says of an overlay's form, and the one extension that ours has.
 *
 * @see {@link https://spec.openapis.org/overlay/v1.1.0.html#schema Overlay 1.1.0}
 */
export const isOverlay = new Ajv2020().compile({
  type: 'object',
  required: ['overlay', 'info', 'actions'],
  additionalProperties: false,
  properties: {
    overlay: { const: '1.1.0' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      additionalProperties: false,
      properties: { title: { type: 'string' }, version: { type: 'string' } },
    },
    extends: { type: 'string', minLength: 1 },
    'x-unsaid': { type: 'array', items: { type: 'string' } },
    actions: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['target'],
        additionalProperties: false,
        properties: {
          target: { type: 'string', pattern: '^\\$' },
          description: { type: 'string' },
          update: true,
          remove: { type: 'boolean' },
        },
      },
    },
  },
})
