import type { Json } from '#openapi'
import { counted, ofBytes, ofLength } from './lengths.ts'
import { innerLength, type Mutation, ofKinds } from './mutation.ts'
import { most, whyTooMuch } from './out-of-reach.ts'
import type { Probe } from './probe.ts'
import { allows, isSecret, type ProbedValue, whoSays } from './probed-value.ts'
import { isIdentity, limitsOf, nameOf } from './rule.ts'
import { secretValues } from './secret-values.ts'

/** Values that touch a limit from inside: they have to be accepted, and then to be what was set. */
export function acceptances(probed: ProbedValue): readonly Probe[] {
  const made = [...lengths(probed), ...numbersAndChoices(probed)].filter(({ value }) => allows(probed, value))
  return [...made.map((mutation) => acceptance(probed, mutation)), ...outOfReach(probed)]
}

/** Limits that no value is made for: named all the same, with the reason. */
function outOfReach(probed: ProbedValue): readonly Probe[] {
  const { judged } = probed
  if (typeof judged.value !== 'string') return []
  const { minLength, maxLength } = limitsOf(judged)
  return Object.entries({ minLength, maxLength }).flatMap(([keyword, limit = 0]) => {
    const impossible = whyTooMuch(keyword, limit)
    if (impossible === undefined) return []
    const { touch: _, ...probe } = acceptance(probed, { how: counted(limit), value: '' })
    return [{ ...probe, impossible }]
  })
}

function lengths(probed: ProbedValue): readonly Mutation[] {
  const { judged } = probed
  if (typeof judged.value !== 'string') return []
  const limits = limitsOf(judged)
  const named = [limits.minLength, limits.maxLength].filter((length) => length !== undefined)
  const edges = named
    .filter((length) => length <= most.characters && (length >= leastName || !isName(probed)))
    .flatMap((length) => {
      const value = shaped(probed, length)
      return value === undefined ? [] : [{ how: counted(length), value }]
    })
  return [...edges, ...byteEdges(probed), ...(isSecret(probed) ? secretValues(probed, innerLength(limits, judged.value)) : [])]
}

/** A name of wide characters has no place for what makes it new. */
function byteEdges(probed: ProbedValue): readonly Mutation[] {
  const { minBytes, maxBytes } = limitsOf(probed.judged)
  const like = probed.judged.value
  if (typeof like !== 'string' || isName(probed)) return []
  return [minBytes, maxBytes].flatMap((bytes = 0) => (bytes < 1 || bytes > most.characters ? [] : ofBytes(like, bytes)))
}

/** A name that has to be new needs room for what makes it so. */
const leastName = 8

const isName = ({ document, operation, request, judged }: ProbedValue): boolean =>
  isIdentity(document, operation.requestBody?.schema ?? '', request.body ?? null, judged.at)

/** A value of a length that the other rules allow as well; a secret is none that the document names, because that was current once. */
function shaped(probed: ProbedValue, length: number): string | undefined {
  const every = ofKinds(['lower', 'upper', 'digits', 'special'], length)
  const like = ofLength(probed.judged.value as string, length)
  return (isSecret(probed) ? [every, like] : [like, every]).find((one) => allows(probed, one))
}

/** Limits of numbers, and the other values of a choice; that the documented one is accepted is shown by its example. */
function numbersAndChoices({ judged }: ProbedValue): readonly Mutation[] {
  const { minimum, maximum } = limitsOf(judged)
  const choices = judged.schemas.flatMap(({ schema }) => (Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : []))
  const values = [...(typeof judged.value === 'number' ? [minimum, maximum] : []), ...choices]
  return values
    .filter((value) => value !== undefined && value !== judged.value)
    .map((value) => ({ how: JSON.stringify(value), value: value as Json }))
}

function acceptance(probed: ProbedValue, { how, value, part, alone }: Mutation): Probe {
  const { operation, field, judged, role } = probed
  const pointer = judged.schemas[0]?.pointer ?? operation.pointer
  const name = `${nameOf(judged.at)} may be ${how}`
  return {
    name,
    rule: 'rule/accept',
    outcome: 'success',
    promise: `${nameOf(judged.at)} may have ${how}.`,
    otherwise: `a request whose ${nameOf(judged.at)} has ${how} is refused`,
    pointer,
    saidBy: whoSays(probed, pointer),
    role,
    touch: {
      field,
      value,
      ...(isName(probed) ? { fresh: 'end' } : isSecret(probed) ? { fresh: 'letters' } : {}),
      ...(part === undefined ? {} : { kept: part }),
    },
    ...(alone
      ? { alone: alone.map((each) => ({ ...acceptance(probed, each), name, over: `${nameOf(judged.at)} with ${each.how}` })) }
      : {}),
  }
}
