import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { shells } from '../../scripts/completion/shells.ts'
import { renderCompletion } from '../../scripts/completion.ts'
import { createProgram } from '../../scripts/program.ts'

const program = createProgram()
const optionsOf = (command: Command): readonly string[] => [
  ...command.options.map(({ long }) => long ?? ''),
  ...command.commands.flatMap(optionsOf),
]

it.each(shells)('the script for %s has every command and every option', (shell) => {
  const script = renderCompletion(program, shell)
  const written = (option: string) => (shell === 'fish' ? ` -l ${option.slice(2)} ` : option)
  for (const command of program.commands) {
    expect(script).toContain(command.name())
    for (const option of optionsOf(command)) expect(script, `${command.name()} ${option}`).toContain(written(option))
  }
})

describe('in bash', () => {
  const complete = (...words: readonly string[]) => {
    const asked = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _doublecheck`
    const script = `${renderCompletion(program, 'bash')}\n${asked}; printf '%s\\n' "\${COMPREPLY[@]}"`
    return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n')
  }

  it.each([
    [['doublecheck', 've'], ['verify']],
    [['doublecheck', 'verify', '--tar'], ['--target']],
    [
      ['doublecheck', 'verify', '--allow', ''],
      ['read', 'own', 'all'],
    ],
    [['doublecheck', 'verify', '--allow', '=', 'o'], ['own']],
    [
      ['doublecheck', 'verify', '--allow', '='],
      ['read', 'own', 'all'],
    ],
    [['doublecheck', 'completion', 'f'], ['fish']],
    [['doublecheck', 'export', 'ar'], ['arazzo']],
  ])('%j is completed', (words, expected) => {
    expect(complete(...words)).toEqual(expected)
  })
})

it.each(shells.filter((shell) => existsSync(`/usr/bin/${shell}`)))('%s reads its script', (shell) => {
  expect(() => execFileSync(shell, ['-n'], { input: renderCompletion(program, shell) })).not.toThrow()
})
