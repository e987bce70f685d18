import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const cli = fileURLToPath(new URL('../../scripts/cli.ts', import.meta.url))

interface Started {
  readonly child: ChildProcess
  readonly output: { stdout: string; stderr: string }
}

describe('the command `mock`', () => {
  const children: ChildProcess[] = []
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  function start(...flags: readonly string[]): Started {
    const child = spawn(process.execPath, ['--conditions=source', cli, 'mock', ...flags])
    const output = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr += text
    })
    children.push(child)
    return { child, output }
  }

  async function ready({ child, output }: Started): Promise<string> {
    while (!output.stdout.includes('\n')) await once(child.stdout as NodeJS.ReadableStream, 'data')
    return /http:\S+/.exec(output.stdout)?.[0] ?? ''
  }

  it('says in one line where it is, answers, and ends cleanly on SIGTERM', async () => {
    const mock = start('--port=0')
    const url = await ready(mock)
    const change = { userName: 'root', password: 'Milvus', newPassword: 'N3w-secret' }
    const send = () => fetch(`${url}/v2/vectordb/users/update_password`, { method: 'POST', body: JSON.stringify(change) })
    expect(await (await send()).json()).toEqual({ code: 0, data: {} })
    expect(await (await send()).json()).toMatchObject({ code: 1400 })
    mock.child.kill('SIGTERM')
    const [code] = await once(mock.child, 'close')
    expect(code).toBe(0)
    expect(mock.output).toEqual({ stdout: `doublecheck mock: ${url} (milvus, uiza)\n`, stderr: '' })
  })

  it('serves one API with the scenario and authorization asked for', async () => {
    const mock = start('--port=0', '--api=milvus', '--scenario=empty', '--authorization=off')
    const url = await ready(mock)
    expect(mock.output.stdout).toBe(`doublecheck mock: ${url} (milvus)\n`)
    const headers = { Authorization: 'Bearer nobody:nothing' }
    const response = await fetch(`${url}/v2/vectordb/users/list`, { method: 'POST', headers, body: '{}' })
    expect(await response.json()).toEqual({ code: 0, data: [] })
  })

  it('ends with 2 and names a free port when the one asked for is taken', async () => {
    const port = new URL(await ready(start('--port=0'))).port
    const second = start(`--port=${port}`)
    const [code] = await once(second.child, 'close')
    expect(code).toBe(2)
    expect(second.output.stdout).toBe('')
    expect(second.output.stderr).toMatch(
      new RegExp(`^Port ${port} is in use\\. The next free one is \\d+: use --port=\\d+\\.\n$`),
    )
  })

  it('ends with 2 on a port that is none', async () => {
    const mock = start('--port=http')
    const [code] = await once(mock.child, 'close')
    expect(code).toBe(2)
    expect(mock.output.stderr).toContain('The port must be a number')
  })
})
