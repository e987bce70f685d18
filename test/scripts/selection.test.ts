import { describe, expect, it, vi } from 'vitest'
import { runVerify } from '../../scripts/verify.ts'
import type { VerifyFlags } from '../../scripts/verify-flags.ts'
import { closedPort, verify } from './doublecheck.ts'

describe('the cases that are asked', () => {
  const flags = { timeout: 3, reporter: ['console'] }

  /** Runs the command in this process, since a new one takes its time; gives what it writes. */
  async function output(more: Partial<VerifyFlags>): Promise<string> {
    const texts: string[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => texts.push(String(chunk)) > 0)
    const exitCode = await runVerify([], { ...flags, ...more }).finally(() => spy.mockRestore())
    expect(exitCode).toBe(0)
    return texts.join('')
  }

  it('are listed without sending anything', async () => {
    const text = await output({ list: true, only: ['state'], target: `http://127.0.0.1:${await closedPort()}` })
    expect(text).toContain('milvus/updatePassword/change/stale\n    After the change, the previous value is refused.\n')
    expect(text).toMatch(/\n\d\d cases\n$/)
  })

  it('are the only ones reported, though others may be needed to get there', async () => {
    const text = await output({ api: 'milvus', case: 'change/unchanged' })
    expect(text.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(1)
    expect(text).toMatch(/ok {4}updatePassword \(1 case, /)
  })

  it.each([
    [{ operation: ['sweepFloor'] }, 'There is no operation "sweepFloor". There are: updatePassword, createUser, '],
    [
      { only: ['feelings'] },
      'There is no kind of case "feelings". There are: examples, lifecycle, change, rules, auth, transport, state.',
    ],
    [{ only: ['examples', 'lifecycles'] }, 'There is no kind of case "lifecycles". Did you mean "lifecycle"? There are: '],
    [{ operation: ['updatePasword'] }, 'There is no operation "updatePasword". Did you mean "updatePassword"? There are: '],
    [{ case: 'nothing-is-called-so' }, 'No case matches the selection. Use --list to see the cases.'],
    [{ reporter: ['xml'] }, 'There is no reporter "xml". There are: console, json, junit, html, github, markdown, overlay.'],
    [{ reporter: ['json'] }, 'The reporter "json" has no file. Pass one: --reporter=json=FILE.'],
  ])('are none for %j, and what there is is said', async (more, message) => {
    const refused = runVerify([], { ...flags, ...more }).catch((error: unknown) => error)
    expect(await refused).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) as string })
  })
})

it('--list says nothing but the cases', async () => {
  const { exitCode, stdout, stderr } = await verify('--list')
  expect(stdout).toMatch(/^milvus\/updatePassword\/examples\/documented\n {4}\S/)
  expect(stdout).toMatch(/\n\d+ cases\n$/)
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
})
