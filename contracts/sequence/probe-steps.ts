import { type Evidence, fieldValue, type Operation, type RequestExample, type SecurityScheme, withField } from '#openapi'
import { ruleCase } from '../cases/case.ts'
import { givenFor, ownFor, schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { spoil, type Wrong } from '../exchange/wrong-credential.ts'
import type { Probe, Touch } from '../probes/probe.ts'
import { asksForNothing, isOpen, servesAnybody } from './credential.ts'
import { type Facts, plan } from './facts.ts'
import { type SendStep, type Sequence, skip } from './step.ts'

type Credential = PlannedRequest['credential']

/** Does to a valid request what a probe says. */
export function planProbe(
  facts: Facts,
  operation: Operation,
  base: RequestExample,
  { touch, whole }: Probe,
  own: Credential = 'own',
): PlannedRequest {
  const values = touch ? withField(base, touch.field, touched(touch, base, facts)) : base
  const planned = { ...plan(facts, operation, values), credential: own }
  if (whole?.kind === 'text') return { ...planned, text: whole.change(JSON.stringify(base.body ?? {})) }
  if (whole?.kind === 'method') return { ...planned, method: whole.method }
  if (whole?.kind !== 'credential') return planned
  const { credential, scheme } = whole
  return scheme === undefined
    ? { ...planned, credential: wrong(facts, operation, own, credential) }
    : { ...planned, credential, scheme }
}

function wrong(facts: Facts, operation: Operation, own: Credential, how: 'none' | Wrong): Credential {
  if (typeof own !== 'object' || how === 'none') return how
  return spoil(own.value, own.prefix ?? schemeOf({ operation }, facts.document.model)?.prefix ?? '', how)
}

function touched({ field, value, made, fresh, kept }: Touch, base: RequestExample, facts: Facts) {
  if (made) return made(fieldValue(base, field) ?? null)
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
export function probeStep(facts: Facts, operation: Operation, base: RequestExample, probe: Probe, own?: Credential): SendStep {
  const { outcome, rule, otherwise, whole, touch, over } = probe
  const one = ruleCase(facts.document, operation, probe)
  const { unauthenticated } = operation.rejections
  // Another method or path may be for no operation at all, and then the answer is not this one's.
  const elsewhere = whole?.kind === 'method' || touch?.field.startsWith('path.')
  return {
    kind: 'send',
    case: one,
    request: planProbe(facts, operation, base, probe, own),
    ...(elsewhere ? { trial: true } : {}),
    expected: {
      outcome,
      rule,
      otherwise,
      promise: one,
      ...(over === undefined ? {} : { over }),
      ...(whole?.kind === 'credential' && unauthenticated ? { answer: unauthenticated } : {}),
      ...(elsewhere ? { outcomeOnly: true } : {}),
    },
  }
}

/** The step of a probe of a request that may not be served at all: that it is refused is all that counts. */
export function guardStep(facts: Facts, { operation, values, credential }: PlannedRequest, probe: Probe): SendStep {
  const step = probeStep(facts, operation, values, probe, credential)
  return step.expected ? { ...step, expected: { ...step.expected, outcomeOnly: true } } : step
}

/** Leaves out the probes that prove nothing here, with the reason, and gives the others. */
export function* worthAsking(facts: Facts, operation: Operation, probes: readonly Probe[]): Sequence<readonly Probe[]> {
  const worth: Probe[] = []
  for (const probe of probes.filter((one) => facts.wants(ruleCase(facts.document, operation, one)))) {
    const asked = probe.impossible === undefined ? yield* judged(facts, operation, probe) : { reason: probe.impossible }
    if ('reason' in asked) yield* skip([ruleCase(facts.document, operation, probe)], asked.reason)
    else worth.push(asked)
  }
  return worth
}

const nobodyKnows = 'whether the target requires a credential is unknown: it serves no read-only operation'
const left: Evidence = { level: 'observed', source: 'the document makes the credential optional' }

/** Where the document leaves open whether a credential is asked for, a run that was given one expects it, and no other does. */
function* judged(facts: Facts, operation: Operation, probe: Probe): Sequence<Probe | { readonly reason: string }> {
  if (probe.whole?.kind !== 'credential') return probe
  const { credential } = probe.whole
  const scheme = schemeOf({ operation, ...probe.whole }, facts.document.model)
  const unmakeable = scheme && whyUnmakeable(facts, operation, scheme, credential)
  if (unmakeable !== undefined) return { reason: unmakeable }
  if (!isOpen(operation)) return yield* judgedUnsigned(facts, operation, probe)
  const isGiven = scheme !== undefined && givenFor(scheme, facts) !== undefined
  if (!isGiven && ['none', 'empty'].includes(credential))
    return { reason: 'the document makes the credential optional; with --token, a missing one must be refused' }
  const nothing = yield* asksForNothing(facts, operation)
  // A server that asks nobody for a credential keeps the document, though perhaps not what the run expects of it.
  if (isGiven) return nothing === false ? probe : { ...probe, saidBy: [left] }
  if (nothing === undefined) return { reason: nobodyKnows }
  return nothing ? { reason: 'the target does not check credentials' } : probe
}

/** A run without a credential expects a missing one to be refused where the target was seen to refuse one anywhere. */
function* judgedUnsigned(facts: Facts, operation: Operation, probe: Probe): Sequence<Probe | { readonly reason: string }> {
  const scheme = schemeOf({ operation }, facts.document.model)
  const own = scheme && (ownFor(scheme, facts) ?? facts.learned.credential ?? operation.pairs[0]?.credential)
  if (!scheme || own !== undefined || !(yield* servesAnybody(facts))) return probe
  const next = `with --auth ${scheme.name}=VALUE, a missing one must be refused`
  return { reason: `the run has no credential, and the target does not require one anywhere: ${next}` }
}

/** Why no wrong credential of that kind can be sent: a key of digits alone has no letter in another case. */
function whyUnmakeable(facts: Facts, operation: Operation, scheme: SecurityScheme, how: 'none' | Wrong): string | undefined {
  if (how === 'none') return undefined
  const own = ownFor(scheme, facts)
  if (own === undefined) {
    const isFound = facts.learned.credential !== undefined || operation.pairs[0]?.credential !== undefined
    const { name } = scheme
    return isFound
      ? undefined
      : `the run needs a valid credential for ${name} to try a wrong one: pass it with --auth ${name}=VALUE`
  }
  const { prefix, value } = spoil(own, scheme.prefix, how)
  const isRight = `${prefix}${value}` === `${scheme.prefix}${own}`
  return isRight ? 'a wrong credential of this kind would be the right one' : undefined
}
