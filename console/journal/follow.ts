import { useEffect, useState } from 'preact/hooks'
import type { JournalEntry } from '#mocks'
import { askControl, type Session } from '../control.ts'

/** The most that is kept on the page. */
const kept = 500

/** How long a request for news may stay open. */
const waitSeconds = 25

interface Journal {
  readonly entries: readonly JournalEntry[]
  readonly next: number
}

export interface Followed {
  /** The newest first; undefined until it is known what there is. */
  readonly entries: readonly JournalEntry[] | undefined
  /** What is wrong, while news cannot be had. */
  readonly problem: string | undefined
  readonly clear: () => Promise<void>
}

/** Follows the journal of a sandbox: first what there is, then each request as it comes. */
export function useJournal(session: Session): Followed {
  const [entries, setEntries] = useState<readonly JournalEntry[] | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  useEffect(() => {
    const leaving = new AbortController()
    const add = (news: readonly JournalEntry[]) =>
      setEntries((before) => [...news.toReversed(), ...(before ?? [])].slice(0, kept))
    void follow(session, { signal: leaving.signal, add, tell: setProblem })
    return () => leaving.abort()
  }, [session])
  const clear = async () => {
    await askControl(session, 'journal', { method: 'DELETE' })
    setEntries([])
  }
  return { entries, problem, clear }
}

interface Follower {
  readonly signal: AbortSignal
  readonly add: (news: readonly JournalEntry[]) => void
  readonly tell: (problem: string | undefined) => void
}

async function follow(session: Session, { signal, add, tell }: Follower): Promise<void> {
  let after = 0
  let wait = 0
  while (!signal.aborted) {
    try {
      const path = `journal/events?after=${after}&wait=${wait}&limit=${kept}`
      const { entries, next } = await askControl<Journal>(session, path, { signal })
      add(entries)
      tell(undefined)
      after = next
      wait = waitSeconds
    } catch (error) {
      if (signal.aborted) return
      tell(error instanceof Error ? error.message : 'The journal cannot be read.')
      await new Promise((resolve) => setTimeout(resolve, 2_000))
    }
  }
}
