import type { Progress } from '../contracts/index.ts'
import { printable } from '../openapi/index.ts'

/** Shows how far a run is, until it ends. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void
  /** Makes room for a line of something else; the next `show` brings it back. */
  readonly clear: () => void
  readonly end: () => void
}

interface Output {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

export interface ProgressOptions {
  readonly output: Output
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** How often a line is written where it cannot be written over, in milliseconds. Default: 30 s. */
  readonly heartbeatMs?: number
}

// The eye sees no more, and a terminal far away is slow.
const refreshMs = 100

/** Creates what shows the progress: on a terminal one line that changes, in a log a line now and then, so that nobody takes it for dead. */
export function createProgressLine({ output, now, heartbeatMs = 30_000 }: ProgressOptions): ProgressLine {
  const startedAt = now()
  let last: Progress | undefined
  let shownAt = Number.NEGATIVE_INFINITY
  const text = () => (last ? describe(last, now() - startedAt) : '')
  const heartbeat = output.isTTY
    ? undefined
    : setInterval(() => last && output.write(`doublecheck verify: ${text()}\n`), heartbeatMs).unref()
  const clear = () => {
    if (output.isTTY && last) output.write('\r\u001b[K')
    shownAt = Number.NEGATIVE_INFINITY
  }
  return {
    show(progress) {
      last = progress
      if (!output.isTTY || now() - shownAt < refreshMs) return
      shownAt = now()
      output.write(`\r\u001b[K${text().slice(0, (output.columns ?? 80) - 1)}`)
    },
    clear,
    end() {
      clearInterval(heartbeat)
      clear()
    },
  }
}

/** `120 of 3400 cases, 2 findings, 4 min left: updatePassword`; a terminal that is too narrow cuts the name. */
function describe({ operation, done, total, findings }: Progress, elapsedMs: number): string {
  const leftMs = (elapsedMs / Math.max(1, done)) * (total - done)
  const found = `${findings} finding${findings === 1 ? '' : 's'}`
  return printable(`${done} of ${total} cases, ${found}, ${duration(leftMs)} left: ${operation}`)
}

const duration = (ms: number): string => (ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`)
