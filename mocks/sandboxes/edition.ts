import type { Document } from '#openapi'

/** The last good edition of a document, and what follows from it. */
export interface Edition<Served, Beside> {
  readonly current: () => Served
  /**
   * Serves another edition; false, and nothing changes, where it cannot be loaded.
   *
   * @param beside What is served with it; default: as before.
   */
  readonly reload: (load: () => Document, beside?: Beside) => boolean
  /** What is wrong with the last edition; empty where it is served. */
  readonly problems: () => readonly Problem[]
}

interface Problem {
  readonly what: string
  readonly where: string
  readonly next: string
}

/**
 * Keeps the last good edition of a document.
 *
 * @param serve Makes what follows from it; it may throw, for example where the document has an operation that cannot be mocked.
 */
export function keepEdition<Served, Beside>(
  first: Document,
  firstBeside: Beside,
  serve: (document: Document, beside: Beside) => Served,
): Edition<Served, Beside> {
  let beside = firstBeside
  let served = serve(first, beside)
  let problems: readonly Problem[] = []
  return {
    current: () => served,
    problems: () => problems,
    reload: (load, nextBeside = beside) => {
      try {
        served = serve(load(), nextBeside)
        beside = nextBeside
        problems = []
      } catch (error) {
        problems = problemsOf(error, first.file)
      }
      return problems.length === 0
    },
  }
}

/** An error of loading a document carries its problems; any other one has its words only. */
function problemsOf(error: unknown, file: string): readonly Problem[] {
  const { problems } = error as { readonly problems?: readonly Problem[] }
  if (Array.isArray(problems) && problems.length > 0)
    return problems.map(({ what, where, next }: Problem) => ({ what, where, next }))
  const what = error instanceof Error ? error.message : String(error)
  return [{ what, where: file, next: 'Correct the document. Until then, the last valid version is served.' }]
}
