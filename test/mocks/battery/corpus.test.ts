import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { apiOf } from '#mocks/openapi'
import { listCorpus } from '../../corpus/corpus.ts'
import { hosts } from '../host.ts'
import { sceneOf } from './checks.ts'
import { corpusChecks } from './corpus-checks.ts'
import { corpusResources } from './corpus-resources.ts'
import { checksOf } from './resource-checks.ts'

const corpus = listCorpus().filter(({ name }) => Object.hasOwn(corpusResources, name))

describe.skipIf(corpus.length === 0).each(corpus)('the mock of $name', ({ name, load }) => {
  it.each(hosts)('behaves as its document and HTTP say, through $host', { timeout: 60_000 }, async ({ open }) => {
    const mock = createMock(apiOf(await load()))
    const { send, close } = await open(mock)
    const scene = sceneOf(mock, send)
    const checks = [...(corpusResources[name] ?? []).flatMap(checksOf), ...(corpusChecks[name] ?? [])]
    expect(checks.length).toBeGreaterThanOrEqual(40)
    const misses: string[] = []
    for (const [promise, prove] of checks) {
      await mock.reset()
      await prove(scene).catch((error: unknown) => misses.push(`${promise}: ${String(error).split('\n')[0]}`))
    }
    await close()
    console.log(`${name}: ${checks.length - misses.length} of ${checks.length}${misses.map((miss) => `\n  ${miss}`).join('')}`)
    expect((checks.length - misses.length) / checks.length, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
