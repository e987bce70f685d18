import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgressLine } from '../../scripts/progress.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function progressOn(output: { isTTY: boolean; columns?: number }) {
  const texts: string[] = []
  const line = createProgressLine({ output: { ...output, write: (text) => texts.push(text) }, now: Date.now })
  const show = (done: number) => line.show({ operation: 'listUsers', done, total: 100, findings: 1 })
  return { texts, show, end: line.end }
}

describe('on a terminal', () => {
  it('is one line with the operation, what is done, what was found, and the time left', () => {
    const { texts, show, end } = progressOn({ isTTY: true })
    vi.advanceTimersByTime(1000)
    show(10)
    show(11)
    expect(texts).toEqual(['\r\u001b[K10 of 100 cases, 1 finding, 9 s left: listUsers'])
    end()
    expect(texts.at(-1)).toBe('\r\u001b[K')
  })

  it('is never broken into two', () => {
    const { texts, show } = progressOn({ isTTY: true, columns: 20 })
    show(1)
    expect(texts).toEqual(['\r\u001b[K1 of 100 cases, 1 f'])
  })
})

describe('in a log', () => {
  it('is a line every 30 seconds, and none of a short run', () => {
    const { texts, show, end } = progressOn({ isTTY: false })
    show(50)
    vi.advanceTimersByTime(29_000)
    expect(texts).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(texts).toEqual(['doublecheck verify: 50 of 100 cases, 1 finding, 30 s left: listUsers\n'])
    vi.advanceTimersByTime(270_000)
    expect(texts).toHaveLength(10)
    expect(texts.at(-1)).toContain('5 min left')
    end()
    vi.advanceTimersByTime(60_000)
    expect(texts).toHaveLength(10)
  })
})
