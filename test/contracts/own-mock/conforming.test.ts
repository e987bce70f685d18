import { describe, expect, it } from 'vitest'
import { messagesOf, verified } from './verified.ts'

interface Kind {
  readonly what: string
  readonly yaml: string
}

/** A collection whose records have a form; `post` and `get` may say more. */
const notes = ({ record, post = '', more = '' }: { record: string; post?: string; more?: string }): string => `
paths:
  /notes:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }${post} } } }
      responses:
        '201': { description: Made, ${more} content: { application/json: { schema: { $ref: '#/components/schemas/Note' }, examples: { one: { value: { id: a1, title: Milk, at: '2020-01-01T00:00:00Z' } } } } } }
        '400': { description: Broken }
    get:
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Note' } } } } }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      responses:
        '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
        '404': { description: None }
        '400': { description: Broken }
    delete:
      responses: { '204': { description: Gone }, '404': { description: None }, '400': { description: Broken } }
components:
  schemas:
    Note: { type: object, ${record} }
`

const title = 'title: { type: string, maxLength: 80 }, at: { type: string, format: date-time }'

const kinds: readonly Kind[] = [
  {
    what: 'gives ids and times of its own in the place of those in an example',
    yaml: notes({
      record: `properties: { id: { type: string }, ${title} }`,
      post: ', examples: { one: { value: { title: Milk } } }',
    }),
  },
  {
    what: 'takes a key that a request may say and does not',
    yaml: notes({ record: `required: [title], properties: { id: { type: string, format: uuid }, ${title} }` }).replace(
      'id: a1, ',
      '',
    ),
  },
  {
    what: 'does not ask for what is required and `readOnly`',
    yaml: notes({ record: `required: [id, title], properties: { id: { type: string, readOnly: true }, ${title} }` }),
  },
  {
    what: 'tells where a record is as a whole URL, where that is asked for',
    yaml: notes({
      record: `properties: { id: { type: string }, ${title} }`,
      more: 'headers: { Location: { schema: { type: string, format: uri } } },',
    }),
  },
  {
    what: 'reads one text in the query as a list of one',
    yaml: `
paths:
  /tags:
    get:
      parameters: [{ name: tags, in: query, required: true, schema: { type: array, items: { type: string } } }]
      responses: { '200': { description: All }, '400': { description: Broken } }
`,
  },
  {
    what: 'responds with an image, and with a text',
    yaml: `
paths:
  /picture:
    get:
      responses:
        '200': { description: A picture, content: { image/png: { schema: { type: string, format: binary } }, text/plain: { schema: { type: string } } } }
        '404': { description: None }
  /words:
    get:
      responses:
        '200': { description: Words, content: { text/plain: { schema: { type: string } } } }
        '400': { description: Broken, content: { application/json: { schema: { type: object } } } }
`,
  },
  {
    what: 'reads a form, in which every value is a text',
    yaml: `
paths:
  /sign-in:
    post:
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Person' } } } }
      responses: { '200': { description: In }, '400': { description: Broken } }
  /people:
    post:
      requestBody: { required: true, content: { multipart/form-data: { schema: { $ref: '#/components/schemas/Person' } } } }
      responses: { '200': { description: In }, '400': { description: Broken } }
components:
  schemas:
    Person:
      type: object
      required: [name, age]
      properties: { name: { type: string, maxLength: 20 }, age: { type: integer, minimum: 1 }, tags: { type: array, items: { type: string } } }
`,
  },
  {
    what: 'has records below others, which go with those alone, and records that refer to them',
    yaml: `
paths:
  /owners:
    post: { responses: { '201': { description: Made, content: { application/json: { schema: { type: object, properties: { id: { type: integer, readOnly: true } } } } } } } }
  /owners/{ownerId}:
    parameters: [{ name: ownerId, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { type: object, properties: { id: { type: integer } } } } } }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
  /owners/{ownerId}/pets:
    parameters: [{ name: ownerId, in: path, required: true, schema: { type: integer } }]
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, '400': { description: Broken }, '404': { description: None } }
  /owners/{ownerId}/pets/{petId}:
    parameters: [{ name: ownerId, in: path, required: true, schema: { type: integer } }, { name: petId, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }, '404': { description: None } } }
  /visits:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Visit' } } } } } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Visit' } } } }
      responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Visit' } } } }, '400': { description: Broken } }
  /visits/{visitId}:
    parameters: [{ name: visitId, in: path, required: true, schema: { type: integer } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Visit' } } } }, '400': { description: Broken }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '400': { description: Broken }, '404': { description: None } } }
components:
  schemas:
    Pet: { type: object, properties: { id: { type: integer, readOnly: true }, name: { type: string } } }
    Visit: { type: object, required: [petId], properties: { id: { type: integer, readOnly: true }, petId: { type: integer, minimum: 0 } } }
`,
  },
  {
    what: 'says nothing of what is in its records, and calls a key otherwise below them',
    yaml: `
paths:
  /buckets:
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: object, additionalProperties: true } } } } } } } } }
    post: { responses: { '201': { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Any' } } } } } }
  /buckets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Any' } } } }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
  /buckets/{bucket_id}/groups:
    parameters: [{ name: bucket_id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: All, content: { application/json: { schema: { type: object, properties: { data: { type: array, items: { type: object, additionalProperties: true } } } } } } }, '404': { description: None } } }
components:
  schemas:
    Any: { type: object, properties: { data: { type: object, additionalProperties: true } } }
`,
  },
  {
    what: 'has records that nothing lists and nothing creates',
    yaml: `
paths:
  /users/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
    patch:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
      responses: { '200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, '400': { description: Broken }, '404': { description: None } }
components:
  schemas:
    User: { type: object, properties: { id: { type: string, readOnly: true }, name: { type: string } } }
`,
  },
  {
    what: 'lists only what a required value asks for, and shows the response to a request that no example shows',
    yaml: notes({ record: `properties: { id: { type: string, readOnly: true }, ${title} }` })
      .replace(
        '    get:\n      responses',
        `    get:
      parameters: [{ name: shelf, in: query, required: true, schema: { type: string } }]
      responses`,
      )
      .replace("'200': { description: All", "'400': { description: Broken }\n        $&")
      .replace(
        "'200': { description: One, content: { application/json: { schema: { $ref: '#/components/schemas/Note' }",
        `$&, examples: { one: { value: { id: a7, title: Bread } } }`,
      ),
  },
]

describe('a run is silent about a server that', () => {
  it.each(kinds)('$what', async ({ yaml }) => {
    const report = await verified(yaml)
    expect(messagesOf(report)).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(report.coverage.reached).toBe(report.coverage.operations)
  })
})
