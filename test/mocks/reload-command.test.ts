import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-reload-'))
const file = join(folder, 'uiza.yaml')
const overlay = join(folder, 'overlay.yaml')
const broken = "$.components.responses.ServerError.content['application/json'].examples.broken.value"
let child: ChildProcess | undefined
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe('the command `mock --watch`', () => {
  const output = { stdout: '', stderr: '' }

  async function start(): Promise<string> {
    copyFileSync('openapi/uiza.yaml', file)
    writeFileSync(
      overlay,
      `overlay: 1.0.0\ninfo: { title: Ours, version: '1' }\nactions:\n  - target: ${broken}\n    update: { message: Out of order }\n`,
    )
    const args = ['mock', file, '--watch', '--port=0', `--overlay=${overlay}`]
    child = spawn(process.execPath, ['--conditions=source', 'scripts/cli.ts', ...args])
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    await vi.waitFor(() => expect(output.stdout).toContain('\n'), { timeout: 60_000 })
    return /http:\S+/.exec(output.stdout)?.[0] ?? ''
  }

  it('serves an edit as soon as it is saved, and the last good one while an edit is broken', async () => {
    const url = await start()
    const forced = async (code = 503) => {
      const init = { method: 'PUT', headers: { Prefer: `code=${code}` } }
      return ((await (await fetch(`${url}/api/public/v3/admin/user/changepassword`, init)).json()) as { message: string }).message
    }
    const health = async () => (await fetch(`${url}/__doublecheck/health`)).json()
    expect([await forced(), await forced(500)]).toEqual(['Service Unavailable', 'Out of order'])

    const edited = readFileSync(file, 'utf8').replace('message: Service Unavailable', 'message: Closed for today')
    writeFileSync(file, edited)
    await vi.waitFor(async () => expect(await forced()).toBe('Closed for today'), { timeout: 60_000 })
    expect(await forced(500)).toBe('Out of order')
    expect(await health()).toMatchObject({ status: 'ok' })

    writeFileSync(file, `${edited}\nnonsense: [`)
    await vi.waitFor(async () => expect(await health()).toMatchObject({ status: 'stale' }), { timeout: 60_000 })
    expect(await forced()).toBe('Closed for today')
    expect(await health()).toMatchObject({ apis: [{ problems: [{ where: expect.stringMatching(/uiza\.yaml:\d+:\d+$/) }] }] })
    expect(output.stderr).toMatch(
      /still serving the last valid version of \S+uiza\.yaml\n {2}\S+uiza\.yaml:\d+:\d+ {2}Invalid YAML: /,
    )
  })
})
