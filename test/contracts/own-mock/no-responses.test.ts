import { expect, it } from 'vitest'
import { listen, messagesOf, verified } from './verified.ts'

const notes = `
paths:
  /notes:
    get:
      operationId: list
      parameters: [{ name: limit, in: query, required: true, schema: { type: integer } }]
    post:
      operationId: add
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [text], properties: { text: { type: string } } } } } }
  /file:
    get: { operationId: load }
`

it('checks by its status alone what no operation describes a response of', async () => {
  const { coverage, findings } = await verified(notes)
  expect(coverage).toMatchObject({ operations: 3, reached: 3 })
  expect(findings).toEqual([])
})

/** Answers with what nobody described; what is broken is refused, unless it is lax. */
const serve = ({ isLax = false, loads = 203 } = {}) =>
  listen(({ url = '', method }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
    const isRight = isLax || /^-?\d+$/.test(searchParams.get('limit') ?? '')
    const status = pathname === '/file' ? loads : pathname !== '/notes' ? 404 : isRight ? 200 : 418
    response.writeHead(status)
    response.end(method === 'HEAD' ? undefined : 'whatever')
  })

const selection = { operation: ['list', 'load'] }

it('takes any response for one where none is described', async () => {
  const { coverage, findings } = await verified(notes, { target: await serve(), selection })
  expect(coverage).toMatchObject({ operations: 2, reached: 2 })
  expect(findings).toEqual([])
})

it('tells of what is accepted though it is broken, and of a server error', async () => {
  const report = await verified(notes, { target: await serve({ isLax: true, loads: 500 }), selection })
  expect(messagesOf(report).join('\n')).toMatch(/limit/)
  expect(messagesOf(report).join('\n')).toMatch(/server error|status 500/)
})
