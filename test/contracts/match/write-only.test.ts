import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { messagesOf, verified } from '../own-mock/verified.ts'

const yaml = `
components:
  schemas:
    Account:
      type: object
      required: [name, pin]
      properties: { name: { type: string }, pin: { type: string, writeOnly: true } }
paths:
  /accounts:
    get:
      responses:
        '200': { description: All, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Account' } } } } }
`

/** Serves two accounts that have this pin. */
async function check(pin: unknown) {
  const accounts = ['Ada', 'Bo'].map((name) => ({ name, pin }))
  const server = createServer(({ url, method }, response) => {
    response.writeHead(url === '/accounts' ? 200 : 404, { 'content-type': 'application/json' })
    response.end(method === 'HEAD' ? '' : JSON.stringify(url === '/accounts' ? accounts : {}))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => void server.close())
  return await verified(yaml, { target: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

it('tells once what comes back though it is only to be written, and does not show it', async () => {
  const report = await check('$2b$12$pin-of-somebody')
  expect(messagesOf(report)).toEqual(['schema: /0/pin must not be in a response: the document marks it as writeOnly'])
  expect(report.findings[0]).toMatchObject({ actual: 'a value', severity: 'error' })
})

it.each([[undefined], [null], [''], ['********']])('takes %j for left out', async (pin) => {
  const { findings } = await check(pin)
  expect(findings.filter(({ message }) => message.includes('writeOnly'))).toEqual([])
})
