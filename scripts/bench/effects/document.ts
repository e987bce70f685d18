const name = { type: 'string', minLength: 1, maxLength: 40 }
const thing = {
  type: 'object',
  required: ['id', 'name', 'size'],
  properties: {
    id: { type: 'string', minLength: 1 },
    name,
    size: { type: 'integer', minimum: 0 },
    kind: { enum: ['a', 'b', 'c'] },
  },
}
const schema = { $ref: '#/components/schemas/Thing' }
const content = { 'application/json': { schema } }
const ok = (status: string) => ({ [status]: { description: 'The thing.', content } })
const none = { '404': { description: 'There is none.' } }
const broken = { '422': { description: 'It is not valid.' } }
const id = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
const paging = ['kind', 'limit', 'offset'].map((query) => ({
  name: query,
  in: 'query',
  schema: query === 'kind' ? thing.properties.kind : { type: 'integer', minimum: 0 },
}))
const list = { '200': { description: 'A page.', content: { 'application/json': { schema: { type: 'array', items: schema } } } } }

/**
 * Makes a plain document: collections of things that are listed, created, read, replaced and removed.
 *
 * @param operations 2: one collection that is only read and replaced; otherwise five for each.
 */
export function documentOf(operations: number): object {
  const paths = Array.from({ length: Math.max(1, Math.floor(operations / 5)) }, (_, index) => [
    ...(operations < 5
      ? []
      : [
          [
            `/things${index}`,
            {
              get: { parameters: paging, responses: list },
              post: { requestBody: { required: true, content }, responses: { ...ok('201'), ...broken } },
            },
          ],
        ]),
    [
      `/things${index}/{id}`,
      {
        parameters: id,
        get: { responses: { ...ok('200'), ...none } },
        put: { requestBody: { required: true, content }, responses: { ...ok('200'), ...none, ...broken } },
        ...(operations < 5 ? {} : { delete: { responses: { '204': { description: 'Gone.' }, ...none } } }),
      },
    ],
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: Object.fromEntries(paths.flat()),
    components: { schemas: { Thing: thing } },
  }
}

/** A record of a collection. */
export interface Thing extends Readonly<Record<string, string | number>> {
  readonly id: string
}

/** What the collection `things0` begins with; its first records are the ones that are asked for. */
export const recordsOf = (count: number, first: readonly string[]): readonly Thing[] =>
  Array.from({ length: count }, (_, index) => ({
    id: first[index] ?? `thing${index}`,
    name: `Thing ${index}`,
    size: index,
    kind: ['a', 'b', 'c'][index % 3] ?? 'a',
  }))
