import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { users } from '../load.ts'
import { serve } from '../serve.ts'
import { documentOf, recordsOf } from './document.ts'

// The least a server for these requests can do: node:http, JSON.parse, Ajv, a Map.
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false })
ajv.addSchema({ ...documentOf(2), $id: 'document' })
const isThing = ajv.compile<{ id: string }>({ $ref: 'document#/components/schemas/Thing' })
const things = new Map<string, object>()

function answer(method: string | undefined, key: string, text: string): readonly [status: number, body: object] {
  const found = things.get(key)
  if (!found) return [404, { title: 'Not Found' }]
  if (method === 'GET') return [200, found]
  const body: unknown = JSON.parse(text)
  if (!isThing(body)) return [422, { title: 'Unprocessable Content', errors: isThing.errors }]
  things.set(key, { ...body, id: key })
  return [200, { ...body, id: key }]
}

function listener(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const key = decodeURIComponent(request.url?.split('/')[2] ?? '')
    const [status, body] = answer(request.method, key, Buffer.concat(chunks).toString())
    const text = JSON.stringify(body)
    response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    response.end(text)
  })
}

const ids = users.map(({ userName }) => userName)

function reset(): void {
  things.clear()
  for (const [index, record] of recordsOf(ids.length, ids).entries()) things.set(ids[index] ?? '', record)
}

await serve(createServer(listener), reset)
