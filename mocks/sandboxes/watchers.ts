import { fits, type JournalEntry, type JournalQuery, type Recorded } from './journal-entry.ts'

/** Who hears of new entries, and of which. */
export interface Watcher {
  /** Null: only the one without a name; undefined: all. */
  readonly sandbox?: string | null | undefined
  readonly query: JournalQuery
  readonly listener: (entry: JournalEntry) => void
}

/** Those who hear of the entries of every sandbox of a mock. */
export interface Watchers {
  /** Gives the function that ends it. */
  readonly add: (watcher: Watcher) => () => void
  /** An entry is made of a request only where somebody hears of it. */
  readonly tell: (sandbox: string | null, recorded: Recorded, show: (recorded: Recorded) => JournalEntry) => void
}

/** Creates them, none at first. */
export function createWatchers(): Watchers {
  const watchers = new Set<Watcher>()
  return {
    add: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    tell: (sandbox, recorded, show) => {
      if (watchers.size === 0) return
      let entry: JournalEntry | undefined
      for (const watcher of watchers) {
        if (!isFor(watcher, sandbox) || !fits(recorded, watcher.query)) continue
        entry ??= show(recorded)
        watcher.listener(entry)
      }
    },
  }
}

const isFor = ({ sandbox }: Watcher, name: string | null): boolean => sandbox === undefined || sandbox === name
