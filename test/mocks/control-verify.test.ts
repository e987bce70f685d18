import { execFile } from 'node:child_process'
import { expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { startServer } from '#mocks/server'
import { uiza } from '#mocks/uiza'

it('the control routes keep what openapi/control.yaml promises', async () => {
  const server = await startServer({ mocks: [createMock(milvus), createMock(uiza)] })
  const args = ['--conditions=source', 'scripts/cli.ts', 'verify', 'openapi/control.yaml', `--target=${server.url}`]
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, (_, stdout, stderr) => resolve(`${stdout}${stderr}`))
  })
  await server.close()
  expect(output).toMatch(/\d\d passed, 0 failed, 0 warned, /)
})
