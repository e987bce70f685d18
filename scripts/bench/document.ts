/** How many operations one collection has: it is listed and added to, and its records are read, replaced, updated and removed. */
const perCollection = 6

/** How many records lead to each other. */
const linked = 10

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

interface Kind {
  readonly schema: object
  readonly example: unknown
}

const kinds: readonly Kind[] = [
  { schema: { type: 'string', minLength: 1 }, example: 'Hello, World' },
  { schema: { type: 'integer', minimum: 0 }, example: 1296269 },
  { schema: { type: 'string', format: 'uri' }, example: 'https://api.example.com/repos/octocat/Hello-World/branches' },
  { schema: { type: 'boolean', default: false }, example: true },
  { schema: { type: ['string', 'null'], format: 'date-time' }, example: '2011-01-26T19:14:43Z' },
  { schema: { type: 'string', enum: ['open', 'closed', 'all'] }, example: 'open' },
  { schema: { type: 'array', items: { type: 'string', pattern: '^[a-z-]+$' } }, example: ['atom', 'electron'] },
  { schema: { oneOf: [{ type: 'string' }, { type: 'integer' }] }, example: 42 },
]

const kindOf = (index: number): Kind | undefined => kinds[index % kinds.length]

const propertiesOf = (count: number) =>
  Object.fromEntries(
    range(count).map((index) => [
      `property_${index}`,
      {
        ...kindOf(index)?.schema,
        description: `What the property ${index} of this record says, in the words of its makers.`,
      },
    ]),
  )

const valuesOf = (count: number) => Object.fromEntries(range(count).map((index) => [`property_${index}`, kindOf(index)?.example]))

const user = { login: 'octocat', id: 1, ...valuesOf(16) }

const schemaOf = (index: number) => ({
  title: `Thing ${index}`,
  type: 'object',
  required: ['id', 'owner', 'property_0', 'property_1', 'property_2'],
  properties: {
    id: { type: 'integer' },
    owner: reference('schemas/User'),
    author: { anyOf: [{ type: 'null' }, reference('schemas/User')] },
    ...(index % linked === 0 ? {} : { parent: reference(`schemas/Thing${index - 1}`) }),
    ...propertiesOf(44),
  },
})

/** One in nine breaks its schema, as in public documents. */
const recordOf = (index: number) => ({
  id: index % 9 === 0 ? 'one' : 1,
  owner: user,
  author: user,
  ...valuesOf(44),
})

const reference = (place: string) => ({ $ref: `#/components/${place}` })

const body = (schema: object, more: object = {}) => ({ content: { 'application/json': { schema, ...more } } })

const sent = (properties: number) => ({
  required: true,
  ...body(
    { type: 'object', properties: propertiesOf(properties) },
    { examples: { default: { summary: 'A usual one.', value: valuesOf(properties) } } },
  ),
})

const responses = (status: string, schema: object, example: string) => ({
  [status]: { description: 'Response', ...body(schema, { examples: { default: reference(`examples/${example}`) } }) },
  '404': reference('responses/NotFound'),
})

const pathsOf = (index: number) => {
  const schema = reference(`schemas/Thing${index}`)
  const parameters = [reference('parameters/Organization')]
  const id = { name: `thing_${index}_id`, in: 'path', required: true, schema: { type: 'integer' } }
  const operation = (verb: string) => ({ operationId: `things-${index}/${verb}`, summary: `${verb} a thing`, tags: ['things'] })
  const list = { type: 'array', items: schema }
  return {
    [`/organizations/{organization}/things-${index}`]: {
      parameters,
      get: { ...operation('list'), responses: responses('200', list, `things-${index}`) },
      post: { ...operation('create'), requestBody: sent(24), responses: responses('201', schema, `thing-${index}-created`) },
    },
    [`/organizations/{organization}/things-${index}/{thing_${index}_id}`]: {
      parameters: [...parameters, id],
      get: { ...operation('get'), responses: responses('200', schema, `thing-${index}`) },
      put: { ...operation('replace'), requestBody: sent(30), responses: responses('200', schema, `thing-${index}-replaced`) },
      patch: { ...operation('update'), requestBody: sent(24), responses: responses('200', schema, `thing-${index}-updated`) },
      delete: { ...operation('delete'), responses: { '204': { description: 'Gone' }, '404': reference('responses/NotFound') } },
    },
  }
}

const examplesOf = (index: number) => {
  const value = recordOf(index)
  const one = ['', '-created', '-replaced', '-updated'].map((suffix) => [`thing-${index}${suffix}`, { value }] as const)
  return Object.fromEntries([...one, [`things-${index}`, { value: [value, value, value] }] as const])
}

const merged = (make: (index: number) => object, count: number): object => Object.assign({}, ...range(count).map(make)) as object

/**
 * Makes an OpenAPI document of the size and shape of large public ones: shared schemas that lead to each other, schemas written inside
 * operations, and an example for every body. 1,200 operations have about 13 MB.
 */
export function createDocument(operations: number): object {
  const count = Math.ceil(operations / perCollection)
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    paths: merged(pathsOf, count),
    components: {
      schemas: {
        User: {
          type: 'object',
          required: ['login', 'id'],
          properties: { login: { type: 'string' }, id: { type: 'integer' }, ...propertiesOf(16) },
        },
        ...merged((index) => ({ [`Thing${index}`]: schemaOf(index) }), count),
      },
      examples: merged(examplesOf, count),
      parameters: { Organization: { name: 'organization', in: 'path', required: true, schema: { type: 'string' } } },
      responses: {
        NotFound: { description: 'Not found', ...body({ type: 'object', properties: { message: { type: 'string' } } }) },
      },
    },
  }
}
