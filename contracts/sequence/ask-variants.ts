import type { Operation } from '#openapi'
import { type Case, ruleCase, variantCase } from '../cases/case.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { joinForms } from '../http/form.ts'
import { guardsOf } from '../probes/guards.ts'
import type { Probe } from '../probes/probe.ts'
import { type Variant, variantsOf } from '../probes/variants.ts'
import type { Facts } from './facts.ts'
import { worthAsking } from './probe-steps.ts'
import { type Expected, type Reply, type SendStep, type Sequence, skip } from './step.ts'

/** Variants to be asked in one request: the cases it is for, how it is written, what is expected of it. */
export interface Writing {
  readonly cases: Pick<SendStep, 'case' | 'together'>
  readonly write: (request: PlannedRequest) => PlannedRequest
  readonly expected: Expected
  /** The same of what it leaves behind. */
  readonly kept: Expected
  /** What has to be refused, written in the same way. */
  readonly guards?: readonly Probe[]
}

/** What became of a writing: it was served, or nothing is left to ask, or it has to be found out which of its variants it was, or nothing can be asked any more. */
export type Settled = 'served' | 'settled' | 'broken' | 'stuck'

/** Sends a writing: what has to be refused of it first, then itself. */
type Ask = (writing: Writing) => Sequence<Settled>

/**
 * Asks each variant of an operation. Those that one request can have all at once go out together: so there are few requests, however many
 * variants. Where something is wrong with the answer each is asked alone, and told by its name. Without the right credential each has
 * to be refused, which counts where it is served with it.
 *
 * @param ask Sends a writing.
 * @returns Whether anything else can be asked.
 */
export function* askVariants(facts: Facts, operation: Operation, ask: Ask): Sequence<boolean> {
  const work = { facts, operation, ask }
  const wanted: Variant[] = []
  for (const variant of variantsOf(facts.document, operation)) {
    const cases = casesOf(work, [variant])
    const reason = whyNotWritten(facts, variant)
    if (reason !== undefined) yield* skip(cases, reason)
    else if (cases.some(facts.wants)) wanted.push(variant)
  }
  for (const group of groupsOf(wanted)) if ((yield* askGroup(work, group)) === 'stuck') return false
  return true
}

interface Work {
  readonly facts: Facts
  readonly operation: Operation
  readonly ask: Ask
}

function* askGroup(work: Work, group: readonly Variant[]): Sequence<Settled> {
  const settled = yield* askGuarded(work, group)
  if (group.length === 1 || settled !== 'broken') return settled
  let told = false
  for (const variant of group) {
    const alone = yield* askGuarded(work, [variant])
    if (alone === 'stuck') return alone
    told ||= alone === 'broken'
  }
  // Each for itself is served, and not all at once: that is told as well.
  return told ? 'settled' : yield* work.ask(writingOf(work, group, group.slice(0, 1)))
}

/** Asks variants in one request. What was refused before proves nothing where that is not served. */
function* askGuarded(work: Work, variants: readonly Variant[]): Sequence<Settled> {
  const { facts, operation } = work
  const guards = variants.flatMap((variant) => guardsOf(facts.document, operation, variant))
  const settled = yield* work.ask({ ...writingOf(work, variants), guards: yield* worthAsking(facts, operation, guards) })
  if (settled === 'served') return settled
  const cases = guards.map((probe) => ruleCase(facts.document, operation, probe)).filter(facts.wants)
  yield* skip(cases, 'the same request with the right credential was not served')
  return settled
}

/** The cases of variants, each with those of its guards. */
const casesOf = ({ facts: { document }, operation }: Work, variants: readonly Variant[]): readonly Case[] =>
  variants.flatMap((variant) => [
    variantCase(document, operation, variant),
    ...guardsOf(document, operation, variant).map((probe) => ruleCase(document, operation, probe)),
  ])

/** Each group takes the first variant that is left and every other that writes something else; another path is nobody's company. */
function groupsOf(variants: readonly Variant[]): readonly (readonly Variant[])[] {
  const groups: { readonly variants: Variant[]; readonly written: Set<string> }[] = []
  for (const variant of variants) {
    const apart = variant.notation !== undefined
    const free = apart ? undefined : groups.find(({ written }) => ![...variant.writes, 'path'].some((what) => written.has(what)))
    const group = free ?? { variants: [], written: new Set() }
    if (!free) groups.push(group)
    group.variants.push(variant)
    for (const what of variant.writes) group.written.add(what)
  }
  return groups.map((group) => group.variants)
}

/** Why a variant need not be asked: of several notations one is enough. */
function whyNotWritten({ learned }: Facts, { notation }: Variant): string | undefined {
  if (notation === undefined || !learned.notations || learned.notations.includes(notation)) return undefined
  return 'the target serves another form of this path, which is enough'
}

/** @param told Whose cases it is for. */
function writingOf({ facts, operation }: Work, variants: readonly Variant[], told = variants): Writing {
  const all = told.map((variant) => variantCase(facts.document, operation, variant))
  const cases = all.filter(facts.wants)
  const [first] = all
  const what = variants.map(({ name }) => name).join('; ')
  const [only] = variants
  const expected = (otherwise: string): Expected => ({
    outcome: 'success',
    rule: 'example/variant',
    otherwise,
    ...(first ? { promise: first } : {}),
    cause: variants.length === 1 ? (only?.cause ?? what) : what,
    ...(variants.length === 1 && only?.mayRefuse !== undefined ? { mayRefuse: [only.mayRefuse] } : {}),
  })
  return {
    cases: all.length === 1 && cases[0] ? { case: cases[0] } : { together: cases },
    write: (request) => variants.reduce((written, variant) => writtenAs(facts, written, variant), request),
    expected: expected(`a request with ${what} is refused`),
    kept: expected(`the value set by a request with ${what} does not take effect, although the request was accepted`),
  }
}

/** Writes a request as a variant says. */
function writtenAs({ document }: Facts, request: PlannedRequest, { notation, parameter, form }: Variant): PlannedRequest {
  const { values } = request
  return {
    ...request,
    ...(notation === undefined ? {} : { notation: document.model.notations[notation] ?? request.notation }),
    ...(parameter ? { values: { ...values, parameters: { ...values.parameters, [parameter.field]: parameter.value } } } : {}),
    ...(form ? { form: joinForms(request.form ?? {}, form) } : {}),
  }
}

/** What an answer settles: one that was never asked for is left out already. */
export function settledBy({ outcome, broken }: Pick<Reply, 'outcome' | 'broken'>): Settled {
  if (outcome === 'unsent' || outcome === 'unserved') return 'settled'
  return outcome === 'success' && !broken ? 'served' : 'broken'
}
