import { type Change, fieldValue, type Json, type RequestExample, withField } from '#openapi'
import { isDoubtful, type Reply } from './step.ts'

/** What is known of a subject's claims: what is current, and everything it may have become on the way, newest last. */
export interface Tracked {
  /** A request that would succeed but for what it sets. */
  current: RequestExample
  /** The claims as they were found. */
  readonly original: RequestExample
  /** Values that were ever sent to be set. */
  readonly remembered: Json[]
  /** Whether a change may have happened that no answer tells of: then `current` is no more than likely. */
  doubtful: boolean
}

/** Begins to track a subject from the request that is known to be true of it. */
export function track(request: RequestExample): Tracked {
  return { current: request, original: request, remembered: [], doubtful: false }
}

/** Takes note of a change: what was set is now what has to be claimed. */
export function noteChange(tracked: Tracked, change: Change, request: RequestExample): void {
  for (const { claim, set } of change.claims) {
    const value = fieldValue(request, set)
    if (value === undefined) continue
    tracked.current = withField(tracked.current, claim, value)
    tracked.remembered.push(value)
  }
  tracked.doubtful = false
}

/** Takes note of what became of a change that was sent; one without a clear answer may have happened all the same. */
export function noteReply(tracked: Tracked, change: Change, request: RequestExample, reply: Reply): void {
  if (reply.outcome === 'success') noteChange(tracked, change, request)
  if (!isDoubtful(reply)) return
  tracked.doubtful = true
  for (const { set } of change.claims) tracked.remembered.push(fieldValue(request, set) ?? null)
}

/** The request that makes another value current. */
export function changeTo(tracked: Tracked, change: Change, values: readonly (Json | undefined)[]): RequestExample {
  return change.claims.reduce((request, { set }, index) => withField(request, set, values[index]), tracked.current)
}

/** The requests that bring the original back, the likeliest first: from what is current, then from every value remembered, newest first. */
export function waysBack(tracked: Tracked, change: Change): readonly RequestExample[] {
  const originals = change.claims.map(({ claim }) => fieldValue(tracked.original, claim))
  const back = changeTo(tracked, change, originals)
  const guesses = [...new Set(tracked.remembered.toReversed())].filter(
    (guess) => !change.claims.every(({ claim }) => fieldValue(back, claim) === guess),
  )
  return [back, ...guesses.map((guess) => change.claims.reduce((request, { claim }) => withField(request, claim, guess), back))]
}

/** Whether a subject is surely as it was found. */
export const isOriginal = (tracked: Tracked, change: Change): boolean =>
  !tracked.doubtful &&
  change.claims.every(({ claim }) => fieldValue(tracked.current, claim) === fieldValue(tracked.original, claim))
