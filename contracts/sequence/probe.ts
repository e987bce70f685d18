import { type Operation, type RequestExample, withField } from '#openapi'
import { ruleCase } from '../collect/case.ts'
import type { Probe, Touch } from '../collect/probe.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { asksForNothing } from './credential.ts'
import { type Facts, plan } from './facts.ts'
import { type SendStep, type Sequence, skip } from './step.ts'

/** Does to a valid request what a probe says. */
export function planProbe(facts: Facts, operation: Operation, base: RequestExample, probe: Probe): PlannedRequest {
  const { touch, whole } = probe
  const planned = plan(facts, operation, touch ? withField(base, touch.field, touched(touch, facts)) : base)
  if (whole?.kind === 'text') return { ...planned, text: whole.change(JSON.stringify(base.body ?? {})) }
  if (whole?.kind === 'method') return { ...planned, method: whole.method }
  return whole?.kind === 'credential' ? { ...planned, credential: whole.credential } : planned
}

function touched({ value, fresh, kept }: Touch, facts: Facts) {
  if (!fresh || typeof value !== 'string') return value
  const id = facts.createId()
  return fresh === 'end' ? `${value.slice(0, -id.length)}${id}` : rotatedAround(kept, value, id)
}

function rotatedAround(kept: string | undefined, value: string, id: string): string {
  if (kept === undefined) return rotated(value, id)
  const at = value.indexOf(kept)
  return `${rotated(value.slice(0, at), id)}${kept}${rotated(value.slice(at + kept.length), id)}`
}

/** Other letters and digits in the same places: as long, of the same kinds, and no value of an earlier run. */
function rotated(value: string, id: string): string {
  const shift = 1 + (Number.parseInt(id, 36) % 9)
  return value.replace(/[a-z]|[A-Z]|[0-9]/g, (character) => {
    const first = character >= 'a' ? 97 : character >= 'A' ? 65 : 48
    return String.fromCharCode(first + ((character.charCodeAt(0) - first + shift) % (first === 48 ? 10 : 26)))
  })
}

/** The step of a probe: its case, its request, its promise. */
export function probeStep(facts: Facts, operation: Operation, base: RequestExample, probe: Probe): SendStep {
  const { outcome, rule, otherwise, evidence, pointer, whole, touch } = probe
  const { unauthenticated } = operation.rejections
  // Another method or path may be for no operation at all, and then the answer is not this one's.
  const elsewhere = whole?.kind === 'method' || touch?.field.startsWith('path.')
  return {
    kind: 'send',
    case: ruleCase(facts.document, operation, probe),
    request: planProbe(facts, operation, base, probe),
    ...(elsewhere ? { trial: true } : {}),
    expected: {
      outcome,
      rule,
      otherwise,
      promise: { pointer, evidence },
      ...(whole?.kind === 'credential' && unauthenticated ? { answer: unauthenticated } : {}),
      ...(elsewhere ? { outcomeOnly: true } : {}),
    },
  }
}

/** Leaves out the probes that prove nothing here, with the reason, and gives the others. */
export function* worthAsking(facts: Facts, operation: Operation, probes: readonly Probe[]): Sequence<readonly Probe[]> {
  const worth: Probe[] = []
  for (const probe of probes.filter((one) => facts.wants(ruleCase(facts.document, operation, one)))) {
    const reason = probe.impossible ?? (yield* whyNot(facts, operation, probe))
    if (reason === undefined) worth.push(probe)
    else yield* skip([ruleCase(facts.document, operation, probe)], reason)
  }
  return worth
}

/** Where the document leaves open whether a credential is asked for, only a run that was given one can tell. */
function* whyNot(facts: Facts, operation: Operation, { whole }: Probe): Sequence<string | undefined> {
  if (whole?.kind !== 'credential' || facts.hasToken) return undefined
  const isOpen = operation.security.some((requirement) => Object.keys(requirement).length === 0)
  if (!isOpen) return undefined
  if (whole.credential === 'none') return 'the document lets a server ask for none; with --token it has to be refused'
  return (yield* asksForNothing(facts, operation)) ? 'the target refuses no credential at all' : undefined
}
