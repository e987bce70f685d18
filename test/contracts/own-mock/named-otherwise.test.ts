import { expect, it } from 'vitest'
import { listen, verified } from './verified.ts'

const phone = '{ type: object, required: [sid], properties: { sid: { type: string }, label: { type: string } } }'
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const sid = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`

it('makes the record around another also where its key has a longer name there', async () => {
  const phones = new Set<string>()
  const target = await listen(({ method, url = '' }, response) => {
    const [, , of = `PN${phones.size}`, below] = url.split('/')
    const isKnown = method === 'POST' ? phones.add(of) : phones.has(of)
    if (method === 'DELETE') phones.delete(of)
    const status = !isKnown ? 404 : method === 'DELETE' ? 204 : method === 'POST' ? 201 : 200
    response.writeHead(status, status === 204 ? {} : { 'content-type': 'application/json' })
    response.end(status === 204 ? undefined : JSON.stringify(!isKnown ? {} : below ? [] : { sid: of }))
  })
  const { coverage } = await verified(
    `
paths:
  /phones:
    post: { requestBody: { ${body(phone)} }, responses: { '201': { description: Made, ${body(phone)} } } }
  /phones/{sid}:
    parameters: [${sid('sid')}]
    get: { responses: { '200': { description: One, ${body(phone)} }, '404': { description: None } } }
    delete: { responses: { '204': { description: Gone }, '404': { description: None } } }
  /phones/{resourceSid}/add-ons:
    parameters: [${sid('resourceSid')}]
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${phone} }`)} }, '404': { description: None } } }
`,
    { target, selection: { only: ['examples'] } },
  )
  expect(coverage.unreached).toEqual([])
})
