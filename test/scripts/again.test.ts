import { describe, expect, it } from 'vitest'
import { runVerify } from '../../scripts/verify.ts'
import { startTarget } from '../contracts/live/target.ts'
import { folder, verify } from './doublecheck.ts'

// `DOUBLECHECK_RUNS=10` for the whole proof.
const asked = Number(process.env.DOUBLECHECK_RUNS ?? 0)

/** A text with the letters that a case writes as escapes of JSON or of a URL. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\+u00([\da-f]{2})|%([2-7][\da-f])/gi, (_, json?: string, url?: string) =>
    String.fromCharCode(Number.parseInt(json ?? url ?? '', 16)),
  )

/** A report without what differs from run to run: times, the port, the id of the run, and what the mock makes up. */
function stable(text: string): string {
  const [, run = ''] = /"userName\\":\\"milvusAdmin_(\w{3})/.exec(text) ?? []
  expect(run).not.toBe('')
  return unescaped(text)
    .replaceAll(/"durationMs": [\d.]+|"startedAt": "[^"]+"/g, '"time"')
    .replaceAll(/127\.0\.0\.1:\d+/g, 'TARGET')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID')
    .replaceAll(new RegExp(`${run}(?=[\\da-z]{1,2}x)`, 'g'), 'RUN')
}

describe.concurrent('one run after another', () => {
  it('says the same of the mock, byte for byte', async () => {
    const { file, read } = folder()
    const texts: string[] = []
    for (let run = 0; run < (asked || 3); run += 1) {
      expect(await verify(`--reporter=json=${file('report.json')}`)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
      texts.push(stable(read('report.json')))
    }
    expect(texts.every((text) => text === texts[0])).toBe(true)
  })

  it('leaves a Milvus that asks for a credential as it was found', async () => {
    const { mock, url } = await startTarget('milvus', { authorization: 'required' })
    const before = await mock.snapshot()
    for (let run = 0; run < (asked || 1); run += 1) {
      const { exitCode, stderr } = await verify(`--target=${url}`, '--api=milvus', '--token=root:Milvus')
      expect([exitCode, stderr, await mock.snapshot()]).toEqual([0, '', before])
    }
  })
})

it('a run takes its listeners away with it', async () => {
  const count = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')
  const before = count()
  const { file } = folder()
  const reporter = [`json=${file('report.json')}`]
  expect(await runVerify([], { api: 'milvus', operation: ['listUsers'], only: ['examples'], timeout: 3, reporter })).toBe(0)
  expect(count()).toBe(before)
})
