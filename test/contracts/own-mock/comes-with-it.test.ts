import { expect, it } from 'vitest'
import { listen, verified } from './verified.ts'

const named = '{ type: object, required: [id], properties: { id: { type: string } } }'
const body = (schema: string) => `content: { application/json: { schema: ${schema} } }`
const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`
const missing = `'404': { description: None }`
const document = `
paths:
  /accounts:
    post: { responses: { '201': { description: Made, ${body(named)} } } }
  /accounts/{id}:
    parameters: [${id('id')}]
    get: { responses: { '200': { description: One, ${body(named)} }, ${missing} } }
    delete: { responses: { '204': { description: Gone }, ${missing} } }
  /accounts/{accountId}/rights:
    parameters: [${id('accountId')}]
    get: { responses: { '200': { description: All, ${body(`{ type: array, items: ${named} }`)} }, ${missing} } }
  /accounts/{accountId}/rights/{id}:
    parameters: [${id('accountId')}, ${id('id')}]
    get: { operationId: getRight, responses: { '200': { description: One, ${body(named)} }, ${missing} } }
`

it('finds what a server makes along with a record that is not listed itself', async () => {
  const target = await serveAccounts()
  const { coverage, findings, unrestored } = await verified(document, { target, selection: { only: ['examples'] } })
  expect(coverage.unreached).toEqual([])
  expect([...findings, ...unrestored]).toEqual([])
})

/** Each account has a right from the beginning. */
function serveAccounts(): Promise<string> {
  const accounts = new Set<string>()
  let count = 0
  return listen(({ url = '', method }, response) => {
    const respond = (status: number, value?: object) =>
      response.writeHead(status, value ? { 'content-type': 'application/json' } : {}).end(value && JSON.stringify(value))
    const [, , account = '', rights, right] = url.split('/')
    if (method === 'POST') {
      count += 1
      accounts.add(`account-${count}`)
      return respond(201, { id: `account-${count}` })
    }
    if (!accounts.has(account)) return respond(404)
    if (method === 'DELETE') return respond(accounts.delete(account) ? 204 : 404)
    const own = { id: `right-of-${account}` }
    if (rights === undefined) return respond(200, { id: account })
    if (right === undefined) return respond(200, [own])
    return right === own.id ? respond(200, own) : respond(404)
  })
}
