import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type RecordedLine, renderSvg } from './record/svg.ts'

// Draws docs/terminal.svg: what docs/tutorial.md leads to, with the output of the commands themselves.
const cli = ['--conditions=source', resolve('scripts/cli.ts')]
const folder = mkdtempSync(join(tmpdir(), 'doublecheck-record-'))
const children: { kill: () => void }[] = []
try {
  const tutorial = readFileSync('docs/tutorial.md', 'utf8')
  for (const name of ['notes.yaml', 'server.mjs'])
    writeFileSync(join(folder, name), new RegExp(`^\`\`\`\\w+ ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(tutorial)?.[1] ?? '')
  const mock = await start(...cli, 'mock', 'notes.yaml', '--scenario=empty', '--port=0')
  const mockUrl = /http:\/\/[\d.]+:\d+/.exec(mock)?.[0] ?? ''
  const serverUrl = `http://127.0.0.1:${await start('server.mjs')}`
  const clean = (text: string) =>
    text
      .replaceAll(mockUrl, 'http://127.0.0.1:4010')
      .replaceAll(serverUrl, 'http://localhost:3000')
      .replaceAll(process.cwd(), 'node_modules/doublecheck')
      .trimEnd()
  const post = `-H 'Content-Type: application/json' -d '{"title":"Buy figs"}'`
  const options = ['verify', 'notes.yaml', `--target=${serverUrl}`, '--case', 'title empty']
  const scenes = [
    ['npx doublecheck mock notes.yaml --scenario=empty', mock],
    [`curl localhost:4010/notes ${post}`, await run('bash', '-c', `curl --silent ${mockUrl}/notes ${post}`)],
    ['curl localhost:4010/notes', await run('bash', '-c', `curl --silent ${mockUrl}/notes`)],
    [
      "npx doublecheck verify notes.yaml --target=http://localhost:3000 --case 'title empty'",
      await run(process.execPath, ...cli, ...options),
    ],
  ] as const
  writeFileSync(
    'docs/terminal.svg',
    renderSvg(
      scenes.flatMap(([command, output], scene) => linesOf(command, clean(output), scene)),
      86,
    ),
  )
} finally {
  for (const child of children) child.kill()
  rmSync(folder, { recursive: true })
}

/** A scene takes three seconds: what is typed, then what comes. */
function linesOf(command: string, output: string, scene: number): readonly RecordedLine[] {
  const at = scene * 3
  return [{ text: `$ ${command}`, at }, ...`${output}\n`.split('\n').map((text, index) => ({ text, at: at + 1 + index * 0.1 }))]
}

async function start(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = await once(child.stdout, 'data')
  return String(line).trim()
}

function run(command: string, ...args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(command, args, { cwd: folder, env: { ...process.env, npm_command: 'exec', NO_COLOR: '1' } }, (_, stdout) =>
      done(stdout),
    )
  })
}
