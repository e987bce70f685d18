import { changeOf, fieldValue, type Json } from '#openapi'
import type { SendStep } from '../sequence/step.ts'

/**
 * The credential of the run itself, which a change of somebody else may have changed. It says what was set meanwhile, and not what
 * the credential is: the run that puts it back has it.
 */
export interface CallerEntry {
  readonly kind: 'caller'
  readonly api: string
  readonly operation: string
  notation?: string
  /** Values that were sent to be set, newest last. */
  readonly remembered: Json[]
}

/**
 * Takes note of what a request sets, whoever it is about.
 *
 * @returns Whether there is something new to write down.
 */
export function noteForCaller(entries: readonly CallerEntry[], { request }: Pick<SendStep, 'request'>): boolean {
  // With another credential it sets the caller's own back.
  const change = request.credential === 'own' ? changeOf(request.operation) : undefined
  const news = (change?.claims ?? []).flatMap(({ set }) => fieldValue(request.values, set) ?? [])
  if (news.length === 0) return false
  for (const entry of entries) {
    entry.notation = request.notation
    entry.remembered.push(...news.filter((value) => !entry.remembered.includes(value)))
  }
  return entries.length > 0
}
