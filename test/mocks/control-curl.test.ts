import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-curl-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Gives the status of each curl line, in the order of the script. */
function run(script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('bash', ['-e', '-c', script], { cwd: folder }, (error, stdout) => (error ? reject(error) : resolve(stdout)))
  })
}

it('the curl commands of docs/mock-server.md work', async () => {
  const [, script = ''] = /^```bash\n([\s\S]*?)^```$/m.exec(readFileSync('docs/mock-server.md', 'utf8')) ?? []
  const server = await startServer({ mocks: [createMock(milvus), createMock(uiza)] })
  const here = script
    .replace('http://127.0.0.1:4010', server.url)
    .replaceAll('curl ', "curl -s -o answer.json -w '%{http_code} ' ")
    .replace('> state.json', '&& cp answer.json state.json')
  const statuses = await run(here)
  await server.close()
  expect(statuses.trim()).toBe('200 200 200 200 200 200 200 200 204 503')
})
