import { useEffect, useState } from 'preact/hooks'
import { askControl, type Session } from '../control.ts'
import type { Fault } from './fault.ts'

/** The faults of a sandbox, as they are and to be changed. */
export interface FollowedFaults {
  readonly faults: readonly Fault[]
  /** @throws {ControlError} In the words of the server; nothing is changed then. */
  readonly replace: (next: readonly Fault[]) => Promise<void>
}

interface Faults {
  readonly faults: readonly Fault[]
}

const refreshMs = 2_000

/**
 * Follows the faults of a sandbox: others may set them too, and each hit counts.
 *
 * @param isReady False while the server does not let one ask.
 */
export function useFaults(session: Session, isReady: boolean): FollowedFaults {
  const [faults, setFaults] = useState<readonly Fault[]>([])
  useEffect(() => {
    if (!isReady) return
    const refresh = () =>
      askControl<Faults>(session, 'faults').then(
        (now) => setFaults(now.faults),
        () => {},
      )
    void refresh()
    const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [session, isReady])
  const replace = async (next: readonly Fault[]) => {
    setFaults((await askControl<Faults>(session, 'faults', { method: 'PUT', body: { faults: next } })).faults)
  }
  return { faults, replace }
}
