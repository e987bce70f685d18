import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly runs: {
    readonly using: string
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }]
  }
}

const { inputs, runs } = parse(readFileSync('action.yml', 'utf8')) as Action
const [step] = runs.steps
const guide = readFileSync('docs/check-in-ci.md', 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-action-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the step in a folder where `doublecheck` and `npx` only show their arguments. */
function run(given: Readonly<Record<string, string>>): string {
  mkdirSync(join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'bin/npx'), `#!/bin/bash\nprintf '[%s]' "$@"\n`)
  chmodSync(join(folder, 'bin/npx'), 0o755)
  const values = Object.entries(step.env).map(([name, expression]) => {
    const input = /inputs\.(\w+)/.exec(expression)?.[1] ?? ''
    return [name, given[input] ?? inputs[input]?.default ?? '']
  })
  const env = { ...Object.fromEntries(values), PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
  return execFileSync('bash', ['-e', '-c', step.run], { cwd: folder, env, encoding: 'utf8' })
}

describe('action.yml', () => {
  it('describes each input in the guide, and uses it', () => {
    for (const [name, { description }] of Object.entries(inputs)) {
      expect(description).toMatch(/^[A-Z].*\.$/)
      expect(guide).toContain(`\`${name}\``)
      expect(Object.values(step.env)).toContain(`\${{ inputs.${name} }}`)
    }
    expect(runs.using).toBe('composite')
    expect(step.run).not.toContain('${{')
  })

  it('passes documents, target and options on, and runs nothing that is in them', () => {
    const given = {
      documents: 'a.yaml b.yaml',
      target: 'http://x/$(touch hacked)',
      arguments: '--strict --only=rules',
      version: '1',
    }
    expect(run(given)).toBe(
      '[--yes][--package=doublecheck@1][--package=msw][doublecheck][verify][a.yaml][b.yaml]' +
        '[--reporter=console,github][--target=http://x/$(touch hacked)][--strict][--only=rules]',
    )
    expect(() => readFileSync(join(folder, 'hacked'))).toThrow()
  })
})

describe('the Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ').split('\n')
  const instructions = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ') as [string, ...string[]])
  const argumentsOf = (wanted: string) => instructions.filter(([name]) => name === wanted).map(([, ...rest]) => rest.join(' '))

  it('has instructions there are, from an image with a version', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'EXPOSE', 'ENTRYPOINT', 'CMD']
    expect(instructions.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([])
    expect(instructions[0]?.[0]).toBe('FROM')
    for (const image of argumentsOf('FROM')) expect(image).toMatch(/^node:22-slim/)
  })

  it('runs the command line as an ordinary user', () => {
    expect(argumentsOf('USER')).toEqual(['node'])
    expect(JSON.parse(argumentsOf('ENTRYPOINT')[0] ?? '')).toEqual(['doublecheck'])
    expect(JSON.parse(argumentsOf('CMD')[0] ?? '')).toEqual(['mock', '--host=0.0.0.0'])
  })
})
