import { describe, expect, it } from 'vitest'
import { createRunId } from '../../scripts/run-id.ts'
import { startDeviating, startTarget } from '../contracts/live/target.ts'
import { finish, folder, start, verify } from './doublecheck.ts'

const merge = (...args: readonly string[]) => finish(start('merge-reports', ...args))

describe.concurrent('--shard', () => {
  it('asks a part, and merge-reports gives the verdict and the exit code of the whole', async () => {
    const { url } = await startTarget('milvus')
    const broken = { status: 500, headers: {}, body: '' }
    const target = await startDeviating(url, ({ path }, goOn) => (path.endsWith('/update_password') ? broken : goOn()))
    const { file, read } = folder()
    const files = [1, 2].map((index) => file(`${index}.json`))
    const options = [`--target=${target}`, '--api=milvus', '--only=examples', '--seed=7']
    const runs = await Promise.all(
      files.map((one, index) => verify(...options, `--shard=${index + 1}/2`, `--reporter=json=${one}`)),
    )
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 0])
    const { exitCode, stdout } = await merge(...files, `--reporter=console,json=${file('all.json')}`)
    expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/\n12 of 13 operations reached\n\d+ passed, \d+ failed/)])
    const merged = JSON.parse(read('all.json')) as { cases: { id: string }[] }
    const whole = await verify('--api=milvus', '--only=examples', '--list')
    expect(merged.cases.map(({ id }) => id)).toEqual(whole.stdout.split('\n').filter((line) => line.startsWith('milvus/')))
  })

  it.each(['--shard=0/2', '--shard=3/2', '--shard=two', '--seed=x'])('refuses %s', async (flag) => {
    const { exitCode, stderr } = await verify(flag)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/Use (I\/N|a whole number)/)])
  })

  it('refuses a file that is not there, in one sentence', async () => {
    const { exitCode, stderr } = await merge('none.json')
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^none\.json cannot be read: [^\n]*\n$/)])
  })
})

describe('--seed', () => {
  const ids = (seed?: string) => {
    const create = createRunId(seed)
    return [create(), create()]
  }

  it('makes the ids of a run the same each time, and other ones for another seed', () => {
    expect(ids('1')).toEqual(ids('1'))
    expect(ids('1')).not.toEqual(ids('2'))
    expect(new Set(ids('1')).size).toBe(2)
  })
})
