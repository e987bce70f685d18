/** What goes wrong on purpose; what is left out holds for all. */
export interface Fault {
  readonly kind: 'delay' | 'status' | 'drop' | 'malformed'
  readonly api?: string
  readonly operation?: string
  readonly delayMs?: number
  readonly jitterMs?: number
  readonly status?: number
  /** Name of a documented response of this status. */
  readonly example?: string
  readonly times?: number
  /** From 0 to 1. */
  readonly probability?: number
  readonly seed?: number
  /** How often it was given. */
  readonly hits?: number
}

/** Every kind, in words. */
export const faultKinds = {
  delay: 'respond late',
  status: 'respond with a status',
  drop: 'drop the connection',
  malformed: 'cut the body short',
} as const satisfies Record<Fault['kind'], string>

/** Says what a fault does. */
export function describeFault(fault: Fault): string {
  const what =
    fault.kind === 'status'
      ? `respond with ${fault.status}${fault.example === undefined ? '' : ` (${fault.example})`}`
      : faultKinds[fault.kind]
  const late =
    fault.kind === 'delay' ? ` by ${fault.delayMs ?? 0} ms${fault.jitterMs ? ` and up to ${fault.jitterMs} ms more` : ''}` : ''
  const likely = fault.probability === undefined ? '' : `, with probability ${fault.probability}`
  const often = fault.times === undefined ? '' : `, ${fault.times === 1 ? 'once' : `${fault.times} times`}`
  return `${what}${late}${often}${likely}`
}
