import type { Operation } from '#openapi'
import { type Case, variantCase } from '../collect/case.ts'
import { type Variant, variantsOf } from '../collect/variants.ts'
import { joinForms } from '../exchange/form.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Facts } from './facts.ts'
import { type Expected, type Reply, type SendStep, type Sequence, skip } from './step.ts'

/** Variants to be asked in one request: the cases it is for, how it is written, what is expected of it. */
export interface Writing {
  readonly cases: Pick<SendStep, 'case' | 'together'>
  readonly write: (request: PlannedRequest) => PlannedRequest
  readonly expected: Expected
  /** The same of what it leaves behind. */
  readonly kept: Expected
}

/** What became of a writing: nothing is left to ask, or it has to be found out which of its variants it was, or nothing can be asked any more. */
export type Settled = 'settled' | 'broken' | 'stuck'

/**
 * Asks each variant of an operation. Those that one request can have all at once go out together: so there are few requests, however many
 * variants. Where something is wrong with the answer each is asked alone, and told by its name.
 *
 * @param ask Sends a writing.
 * @returns Whether anything else can be asked.
 */
export function* askVariants(
  facts: Facts,
  operation: Operation,
  ask: (writing: Writing) => Sequence<Settled>,
): Sequence<boolean> {
  const wanted: Variant[] = []
  for (const variant of variantsOf(facts.document, operation)) {
    const one = variantCase(facts.document, operation, variant)
    const reason = whyNotWritten(facts, variant)
    if (reason !== undefined) yield* skip([one], reason)
    else if (facts.wants(one)) wanted.push(variant)
  }
  for (const group of groupsOf(wanted)) if ((yield* askGroup(facts, operation, group, ask)) === 'stuck') return false
  return true
}

function* askGroup(
  facts: Facts,
  operation: Operation,
  group: readonly Variant[],
  ask: (writing: Writing) => Sequence<Settled>,
): Sequence<Settled> {
  const cases = group.map((variant) => variantCase(facts.document, operation, variant))
  const settled = yield* ask(writingOf(facts, group, cases))
  if (group.length === 1 || settled !== 'broken') return settled
  let told = false
  for (const [index, variant] of group.entries()) {
    const alone = yield* ask(writingOf(facts, [variant], cases.slice(index, index + 1)))
    if (alone === 'stuck') return alone
    told ||= alone === 'broken'
  }
  // Each for itself is served, and not all at once: that is told as well.
  return told ? 'settled' : yield* ask(writingOf(facts, group, cases.slice(0, 1)))
}

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
  return 'the target serves another notation of this path, which is enough'
}

function writingOf(facts: Facts, variants: readonly Variant[], cases: readonly Case[]): Writing {
  const [first] = cases
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
    cases: cases.length === 1 && first ? { case: first } : { together: cases },
    write: (request) => variants.reduce((written, variant) => writtenAs(facts, written, variant), request),
    expected: expected(`a request with ${what} is refused`),
    kept: expected(`what a request with ${what} set is not current afterwards, though it was served`),
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
  return outcome === 'success' && !broken ? 'settled' : 'broken'
}
