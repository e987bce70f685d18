import { breaks, breaksOnly, breaksToo, isUnseen } from './breaks.ts'
import { laxTypes } from './lax-types.ts'
import type { Limits } from './limits.ts'
import { type Mutation, mutate } from './mutation.ts'
import { whyTooMuch } from './out-of-reach.ts'
import { type Probe, type Role, refusalOf, type Touch } from './probe.ts'
import { isSecret, type ProbedValue, whoSays } from './probed-value.ts'
import { limitsOf, nameOf, type Rule, rulesOf } from './rule.ts'

/** A value that has to be there is left out, null, or empty. */
export function absences(probed: ProbedValue): readonly Probe[] {
  const { judged } = probed
  if (!judged.required) return []
  const owner = judged.schemas[0]?.pointer.replace(/\/properties\/[^/]*$/, '/required') ?? ''
  // An empty claim is refused at least by comparison.
  const emptiable = breaks(probed, '') || probed.role === 'claim'
  const empty = typeof judged.value === 'string' && emptiable ? [{ how: 'empty', value: '' }] : []
  return [
    ...(isUnseen(probed) ? [] : [refusal(probed, 'rule/required', 'missing', owner)]),
    ...(breaks(probed, null) ? [refusal(probed, 'rule/required', 'null', owner, { how: 'null', value: null })] : []),
    ...empty.map((mutation) => refusal(probed, 'rule/required', 'empty', owner, mutation)),
  ]
}

/** Each rule of a value, broken once; of a claim only its type, since anything else is refused by comparison and proves nothing. */
export function breaches(probed: ProbedValue): readonly Probe[] {
  const { judged, role } = probed
  if (judged.value === undefined) return []
  const isCompared = role === 'claim' || (role === 'reference' && isSecret(probed))
  const mutations = mutate(judged.value, limitsOf(judged))
  return rulesOf(judged)
    .filter(({ keyword }) => keyword === 'type' || role !== 'claim')
    .flatMap((rule) => {
      // What is empty though it has to be there is missing, and told so.
      if (judged.required && rule.keyword === 'minLength' && limitsOf(judged).minLength === 1) return []
      const asked = isCompared && rule.keyword === 'type' ? laxTypes : mutations
      const only = asked.filter(({ value }) => breaksOnly(probed, value, rule))
      // A rule that others contain is broken together with them.
      const found = only.length > 0 ? only : mutations.filter(({ value }) => breaksToo(probed, value, rule)).slice(0, 1)
      const ruleName = rule.keyword === 'type' ? 'rule/type' : 'rule/constraint'
      if (found.length === 0) return [impossible(probed, ruleName, rule)]
      return chosen(found, rule, role).map((mutation) =>
        refusal(probed, ruleName, `${rule.keyword}: ${mutation.how}`, rule.pointer, mutation),
      )
    })
}

/**
 * One is enough, but for rules that can be kept in part: of a pattern or a number of bytes every form that breaks it, of what is set or compared every
 * other type, of a length every way to count it, and of kinds of characters every largest choice that is still too few.
 */
function chosen(found: readonly Mutation[], { keyword }: Rule, role: Role): readonly Mutation[] {
  const choices = found.filter(({ how }) => how.startsWith('only '))
  const forms = found.filter(({ how }) => !how.startsWith('only '))
  if (byForms.has(keyword) && forms.length > 0) return forms
  if (keyword === 'type' && found.every((one) => laxTypes.includes(one))) return found
  if (keyword === 'type' && role === 'set') return forms
  const [first] = forms
  if (keyword === 'minLength' && role === 'set' && first) return forms.filter(({ how }) => how.startsWith(first.how))
  if (choices.length === 0) return found.slice(0, 1)
  const most = Math.max(...choices.map(({ how }) => how.split(',').length))
  return choices.filter(({ how }) => how.split(',').length === most)
}

const byForms: ReadonlySet<string> = new Set(['pattern', 'x-min-bytes', 'x-max-bytes'])

function refusal(probed: ProbedValue, rule: string, what: string, pointer: string, mutation?: Mutation): Probe {
  const { field, judged, role } = probed
  return {
    ...refusalOf(`${nameOf(judged.at)} ${what}`),
    rule,
    pointer,
    saidBy: whoSays(probed, pointer),
    role,
    touch: { field, ...touchOf(mutation) },
  }
}

const touchOf = (mutation: Mutation | undefined): Pick<Touch, 'value' | 'made'> =>
  mutation === undefined ? {} : { value: mutation.value, ...(mutation.made ? { made: mutation.made } : {}) }

function impossible(probed: ProbedValue, rule: string, { keyword, pointer }: Rule): Probe {
  const probe = refusal(probed, rule, keyword, pointer)
  const { touch: _, ...rest } = probe
  const tooMuch = whyTooMuch(keyword, beyond(keyword, limitsOf(probed.judged)))
  return { ...rest, impossible: tooMuch ?? 'no value that violates only this rule could be generated' }
}

/** How long a value has to be that breaks a limit. */
function beyond(keyword: string, limits: Limits): number | undefined {
  const limit = limits[limitOf(keyword) as keyof Limits]
  return limit === undefined ? undefined : limit + (/^(x-)?max/.test(keyword) ? 1 : -1)
}

/** `x-max-bytes` → `maxBytes` */
const limitOf = (keyword: string): string => keyword.replace(/^x-/, '').replace('-bytes', 'Bytes')
