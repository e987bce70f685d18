import { html } from 'htm/preact'
import { useState } from 'preact/hooks'

/** What came of something that was asked for. */
export interface Outcome {
  readonly kind: 'done' | 'failed'
  readonly message: string
}

/** Does things one after the other and remembers what came of the last. */
export interface Doing {
  readonly busy: boolean
  readonly outcome: Outcome | undefined
  /** @param done What is said when it went well. */
  readonly run: (task: () => Promise<unknown>, done: string) => Promise<void>
}

/** Gives a page its {@link Doing}. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | undefined>()
  const run = async (task: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setOutcome(await settle(task, done))
    setBusy(false)
  }
  return { busy, outcome, run }
}

async function settle(task: () => Promise<unknown>, done: string): Promise<Outcome> {
  try {
    await task()
    return { kind: 'done', message: done }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : 'It failed.' }
  }
}

/** Says what came of it, also to those who listen: the place is there before there is something in it. */
export function Notice({ outcome }: { readonly outcome: Outcome | undefined }) {
  return html`<p class="notice" role="status" data-kind=${outcome?.kind}>${outcome?.message}</p>`
}
