import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSettling } from '../../scripts/watch-document.ts'

describe('a document that is being saved', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  // An editor empties a file before it writes: what is seen in between is nobody's edition.
  it('is read once it has not changed for a while', () => {
    const read = vi.fn()
    const settling = createSettling(read)
    settling.begin()
    vi.advanceTimersByTime(149)
    settling.begin()
    vi.advanceTimersByTime(149)
    expect(read).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(read).toHaveBeenCalledOnce()
  })

  it('is not read after the watch has ended', () => {
    const read = vi.fn()
    const settling = createSettling(read)
    settling.begin()
    settling.end()
    vi.runAllTimers()
    expect(read).not.toHaveBeenCalled()
  })
})
