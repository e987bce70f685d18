import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** The process a journal belongs to. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** When the process began, as the system counts; empty where it does not tell. Ids of processes are used again. */
  readonly began: string
}

/** Describes a process of this machine. */
export const ownerOf = (pid: number): Owner => ({ pid, host: hostname(), began: beganAt(pid) })

const minute = 60_000

/**
 * Whether a process is still at work.
 *
 * @param idleMs How long ago it last wrote: one of another machine cannot be asked, and counts as gone after a minute.
 */
export function isAlive({ pid, host, began }: Owner, idleMs: number): boolean {
  if (host !== hostname()) return idleMs < minute
  return exists(pid) && (began === '' || began === beganAt(pid))
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of Linux's `/proc/PID/stat`; the second field, the name, may hold blanks and parentheses. */
function beganAt(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const [state = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    // A zombie has an id until somebody asks how it ended.
    return 'ZX'.includes(state) ? 'never' : (fields[18] ?? '')
  } catch {
    return ''
  }
}
