import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createOwnProject, type OwnProject } from './project.ts'

let project: OwnProject
beforeAll(async () => {
  project = createOwnProject()
  await project.doublecheck('generate', 'pets.yaml', '--output=pets.ts')
})
afterAll(() => project?.remove())

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** Starts `doublecheck mock`, and waits for its URL. */
async function serve(...args: readonly string[]) {
  const options = ['--conditions=source', '--disable-warning=ExperimentalWarning']
  const child = spawn(process.execPath, [...options, resolve('scripts/cli.ts'), 'mock', '--port=0', ...args], {
    cwd: project.path('.'),
  })
  running.push(child)
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  await vi.waitFor(() => expect(output.stdout).toContain('\n'), { timeout: 60_000 })
  const url = /http:\S+/.exec(output.stdout)?.[0] ?? ''
  const adopt = async (owner: string) => {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ owner }) }
    const response = await fetch(`${url}/v1/pets/1/adoption`, init)
    return { status: response.status, body: (await response.json()) as { message?: string; owner?: string } }
  }
  return { url, output, adopt }
}

/** Operations as README shows them, which say something of their own. */
const operationsThatSay = (words: string) => `
import { defineOperations } from 'doublecheck'
import { pets } from './pets.ts'

export const operations = defineOperations(pets, {
  async adoptPet({ path, body, pets }, next) {
    const pet = pets.find(path.petId)
    if (body.owner === 'nobody') return { status: 409, body: { message: '${words}' } }
    return pet ? { status: 200, body: { ...pet, owner: body.owner } } : next()
  },
})
`

describe('operations beside a document', () => {
  it('are used, and say so', async () => {
    project.write('pets.operations.ts', operationsThatSay('Somebody has to be there.'))
    const { output, adopt } = await serve('pets.yaml')
    expect(output.stderr).toContain('adoptPet as pets.operations.ts says')
    expect(await adopt('Ada')).toMatchObject({ status: 200, body: { owner: 'Ada' } })
    expect(await adopt('nobody')).toEqual({ status: 409, body: { message: 'Somebody has to be there.' } })
  })

  it('are left alone where one says so', async () => {
    project.write('pets.operations.ts', 'throw new Error("not to be run")')
    const { adopt } = await serve('pets.yaml', '--no-operations')
    expect((await adopt('nobody')).status).toBe(200)
  })

  it('are never taken from beside a URL', async () => {
    const document = readFileSync(project.path('pets.yaml'))
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end(document)
    })
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    project.write('pets.operations.ts', 'throw new Error("not to be run")')
    const { adopt } = await serve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/pets.yaml`)
    expect((await adopt('nobody')).status).toBe(200)
    expect(asked).toEqual(['/pets.yaml'])
    server.close()
  })

  it.each([
    {
      what: 'an operation the document does not have',
      text: 'export const operations = { adoptPets: (_, next) => next() }',
      says: '"adoptPets" is not an operation of pets.yaml. Did you mean "adoptPet"?\n',
    },
    {
      what: 'no operations',
      text: 'export const other = {}',
      says: 'pets.operations.ts: It does not export `operations`. Write `export const operations = defineOperations(api, { … })`.\n',
    },
    {
      what: 'code that cannot be loaded',
      text: 'throw new Error("no such table")',
      says: 'pets.operations.ts: It cannot be loaded: no such table. Correct it.\n',
    },
  ])('are refused with the reason: $what', async ({ text, says }) => {
    project.write('pets.operations.ts', text)
    const { exitCode, stderr } = await project.doublecheck('mock', 'pets.yaml', '--port=0')
    expect(exitCode).toBe(2)
    expect(stderr.replace(/^doublecheck mock: adoptPets as .*\n/, '')).toBe(says)
  })

  it('are served anew with --watch, and the last good ones while an edit is broken', async () => {
    project.write('pets.operations.ts', operationsThatSay('First.'))
    const { url, output, adopt } = await serve('pets.yaml', '--watch')
    const health = async () => (await fetch(`${url}/__doublecheck/health`)).json()
    expect((await adopt('nobody')).body.message).toBe('First.')

    project.write('pets.operations.ts', operationsThatSay('Second.'))
    await vi.waitFor(async () => expect((await adopt('nobody')).body.message).toBe('Second.'), { timeout: 60_000 })

    project.write('pets.operations.ts', operationsThatSay('Third.').replace('adoptPet(', 'adoptPats('))
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'stale' }), { timeout: 60_000 })
    expect((await adopt('nobody')).body.message).toBe('Second.')
    await vi.waitFor(
      () => expect(output.stderr).toContain('"adoptPats" is not an operation of pets.yaml. Did you mean "adoptPet"?'),
      {
        timeout: 60_000,
      },
    )

    const document = readFileSync(project.path('pets.yaml'), 'utf8')
    project.write('pets.yaml', document.replace('#/components/schemas/Visit', '#/components/schemas/Visits'))
    project.write('pets.operations.ts', operationsThatSay('Fourth.'))
    await vi.waitFor(() => expect(output.stderr).toMatch(/pets\.yaml:\d+:\d+ {2}.*Visits/), { timeout: 60_000 })
    expect((await adopt('nobody')).body.message).toBe('Second.')

    project.write('pets.yaml', document)
    await vi.waitFor(async () => expect((await adopt('nobody')).body.message).toBe('Fourth.'), { timeout: 60_000 })
    expect(await health()).toMatchObject({ status: 'ok' })
  })
})
