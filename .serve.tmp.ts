import { createMock } from '#mocks'
import { openapi } from '#mocks/openapi'
import { startServer } from '#mocks/server'

const files = process.argv.slice(2)
const mocks = []
for (const f of files) {
  const [path, name] = f.split('=')
  mocks.push(createMock(await openapi(path as string, name ? { name } : {})))
}
const server = await startServer({ mocks })
console.log(server.url)
