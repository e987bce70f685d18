import { readFileSync } from 'node:fs'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'

let project: Project
beforeAll(async () => {
  project = await createProject(['msw@3.0.5', 'vitest@5.1.1'], {
    'pets.yaml': readFileSync('test/scripts/generate/pets.yaml', 'utf8'),
    'pets.operations.ts': operations,
    'msw.ts': throughMsw,
    'pets.test.ts': inVitest,
    'port.ts': behindPort,
    'page.ts': inPage,
  })
  const { exitCode, stderr } = await project.npm('exec', '--', 'doublecheck', 'generate', 'pets.yaml', '--output=pets.ts')
  if (exitCode !== 0) throw new Error(stderr)
})
afterAll(() => project?.remove())

describe('the package, with a document of one’s own', () => {
  it('mocks it in Node through MSW', async () => {
    expect(await project.node('msw.ts')).toMatchObject({ stdout: '201 Juniper\n', exitCode: 0 })
  })

  it('mocks it in Vitest', async () => {
    const { stdout, exitCode } = await project.node('node_modules/vitest/vitest.mjs', 'run')
    expect(stdout).toMatch(/Tests +1 passed/)
    expect(exitCode).toBe(0)
  })

  it('mocks it behind a port, with an operation of one’s own', async () => {
    expect(await project.node('port.ts')).toMatchObject({ stdout: '409 This pet has a home.\n', exitCode: 0 })
  })

  it('is a page that makes no code at run time, and reads no YAML', async () => {
    const made = (await build({
      root: project.path(),
      configFile: false,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: project.path('page.ts'), external: /^msw/ } },
    })) as Rolldown.RolldownOutput
    const code = made.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
    expect(code).toContain('/pets/{petId}')
    expect(code).not.toMatch(/\beval\s*\(|new Function|Function\(|\brequire\(|node:|process\.(?!env\.NODE_ENV)|YAML/)
  })
})

const operations = `
import { answer, defineOperations } from 'doublecheck'
import { pets } from './pets.ts'

export const operations = defineOperations(pets, { adoptPet: () => answer('alreadyAdopted') })
`

const post = `{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: 'Juniper', owner: 'Ada' }) }`

const throughMsw = `
import { createMock } from 'doublecheck'
import { setupServer } from 'msw/node'
import { pets } from './pets.ts'

const server = setupServer(...createMock(pets).handlers)
server.listen()
const response = await fetch('http://localhost/v1/pets', ${post})
console.log(response.status, (await response.json()).name)
server.close()
`

const inVitest = `
import { mockTest } from 'doublecheck/vitest'
import { pets } from './pets.ts'

mockTest({ pets })('remembers a pet', async ({ pets, expect }) => {
  await fetch('http://localhost/v1/pets', ${post})
  expect(pets).toHaveRecord('pets', { name: 'Juniper' })
})
`

const behindPort = `
import { spawn } from 'node:child_process'

const child = spawn(process.execPath, ['node_modules/doublecheck/dist/scripts/cli.js', 'mock', 'pets.yaml', '--port=0'])
for await (const line of child.stdout) {
  const url = /http:[^ ]+/.exec(String(line))[0]
  const response = await fetch(url + '/v1/pets/1/adoption', ${post})
  console.log(response.status, (await response.json()).message)
  child.kill()
}
`

const inPage = `
import { createMock } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { pets } from './pets.ts'

await startWorker([createMock(pets)])
`
