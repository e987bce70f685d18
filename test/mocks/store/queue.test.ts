import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createQueue } from '../../../mocks/store/queue.ts'

describe('the queue of a sandbox', () => {
  it('runs a synchronous task at once when nothing else is running', () => {
    expect(createQueue()(() => 1)).toBe(1)
  })

  it('begins a task when the one before has ended', async () => {
    const run = createQueue()
    const seen: string[] = []
    const slow = run(async () => {
      seen.push('first begins')
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push('first ends')
    })
    const quick = run(() => seen.push('second'))
    await Promise.all([slow, quick])
    expect(seen).toEqual(['first begins', 'first ends', 'second'])
  })

  it('waits for a promise of another realm too', async () => {
    const run = createQueue()
    const { promise, resolve } = runInNewContext('Promise.withResolvers()') as PromiseWithResolvers<number>
    const first = run(() => promise)
    const second = run(() => 2)
    expect(second).not.toBe(2)
    resolve(1)
    expect(await Promise.all([first, second])).toEqual([1, 2])
  })

  it('goes on after a task that failed, and is idle again in the end', async () => {
    const run = createQueue()
    const failed = run(() => Promise.reject(new Error('first')))
    const next = run(() => 2)
    await expect(failed).rejects.toThrow('first')
    expect(await next).toBe(2)
    await new Promise((resolve) => setTimeout(resolve))
    expect(run(() => 3)).toBe(3)
  })
})
