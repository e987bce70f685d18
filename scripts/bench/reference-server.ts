import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { milvusDocument } from '../../openapi/documents/milvus.ts'
import { users } from './load.ts'
import { serve } from './serve.ts'

// The least a server for these requests can do: node:http, JSON.parse, Ajv, a Map.
const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false })
ajv.addSchema({ ...milvusDocument().model.root, $id: 'document' })
const isNamedUser = ajv.compile<{ userName: string }>({ $ref: 'document#/components/schemas/NamedUser' })
const isChange = ajv.compile<{ userName: string; password: string; newPassword: string }>({
  $ref: 'document#/components/schemas/PasswordChange',
})
const accounts = new Map<string, string>()

function answer(url: string | undefined, body: unknown): object {
  if (url === '/v2/vectordb/users/describe')
    return isNamedUser(body) && accounts.has(body.userName) ? { code: 0, data: [] } : { code: 1, message: 'refused' }
  if (!isChange(body)) return { code: 1, message: 'refused' }
  if (accounts.get(body.userName) !== body.password)
    return { code: 1400, message: `old password not correct for ${body.userName}: not authenticated` }
  accounts.set(body.userName, body.newPassword)
  return { code: 0, data: {} }
}

function listener(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const text = JSON.stringify(answer(request.url, JSON.parse(Buffer.concat(chunks).toString())))
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(text) })
    response.end(text)
  })
}

function reset(): void {
  accounts.clear()
  for (const { userName, password } of users) accounts.set(userName, password)
}

await serve(createServer(listener), reset)
