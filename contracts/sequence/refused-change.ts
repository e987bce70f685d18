import { type Document, type Operation, valueAt } from '#openapi'
import { type Collection, effectsOf, sentAt } from '#openapi/effects'
import { ruleCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Fields, fieldsIn, isSame } from '../exchange/same-value.ts'
import type { Probe } from '../probes/probe.ts'
import { type Facts, plan } from './facts.ts'
import { otherValues } from './lifecycle/other-values.ts'
import { planProbe } from './probe-steps.ts'
import { type Sequence, send, tell } from './step.ts'

/**
 * Sends one more of the requests that were refused, in which all that is not broken would change something: a change that is refused leaves
 * the record as it was.
 *
 * @param plain The request that is served, about a record of the run's own.
 */
export function* checkRefusedChange(facts: Facts, plain: PlannedRequest, refused: readonly Probe[]): Sequence {
  const { document } = facts
  const { operation } = plain
  const site = siteOf(document, operation)
  const at = site && sentAt(document.model, operation, site.of)
  const probe = refused.find(({ touch }) => at !== undefined && touch?.field.startsWith(`body${at}/`))
  if (!site || !probe) return
  const before = yield* readRecord(facts, plain, site)
  const others = before && otherValues(document, operation, { collection: site.of, than: before })
  if (!before || others?.body === undefined) return
  const request = planProbe(facts, operation, { ...plain.values, body: others.body }, probe, plain.credential)
  const reply = yield* send({ request, trial: true })
  const after = reply.outcome === 'failure' ? yield* readRecord(facts, plain, site) : undefined
  const sent = fieldsIn(valueAt(request.values.body, at ?? '')) ?? {}
  const changed = after ? Object.keys(sent).filter((name) => !isSame(before[name] ?? null, after[name])) : []
  // Somebody else may have changed it meanwhile, but hardly to what was refused.
  if (!changed.some((name) => isSame(sent[name] ?? null, after?.[name]))) return
  yield* tell({
    case: ruleCase(document, operation, probe),
    operation,
    rule: 'state/unchanged',
    message: `a refused change was applied: ${changed.map((name) => `\`${name}\``).join(', ')}`,
    expected: 'the unchanged record',
    actual: 'another one',
  })
}

interface Site {
  readonly of: Collection
  readonly read: Operation
  /** Where the record is in what reads it. */
  readonly at: string
}

/** What an operation updates, and what reads it. */
function siteOf(document: Document, operation: Operation): Site | undefined {
  const effects = effectsOf(document)
  const { value: effect } = effects.of(operation)
  if ((effect.kind !== 'update' && effect.kind !== 'replace') || effect.action !== undefined) return undefined
  for (const read of document.model.operations) {
    const { value } = effects.of(read)
    if (value.kind === 'read' && value.of.path === effect.of.path && read.path === operation.path)
      return { of: effect.of, read, at: value.at }
  }
  return undefined
}

function* readRecord(facts: Facts, { values }: PlannedRequest, { read, at }: Site): Sequence<Fields | undefined> {
  const [pair] = read.pairs
  const path = Object.entries(values.parameters).filter(([field]) => field.startsWith('path.'))
  const parameters = { ...pair?.request.parameters, ...Object.fromEntries(path) }
  const reply = yield* send({ request: plan(facts, read, { ...pair?.request, parameters }), trial: true })
  return reply.outcome === 'success' ? fieldsIn(valueAt(reply.values?.response.body, at)) : undefined
}
