import type { Answer, Json, Rejections, Violation } from '#openapi'

/** What is broken about a request, the gravest first; a missing and an empty value weigh the same. */
const weights = { notAnObject: 0, mistyped: 1, incomplete: 2, empty: 2, invalid: 3 } as const

/** A broken rule, with the property it is about. */
export interface Fault {
  readonly kind: keyof typeof weights
  readonly violation: Violation
  /** Names of the properties that lead to the value, joined with dots; the empty string for the whole value. */
  readonly property: string
  /** Undefined where `x-rejections` has no answer to it. */
  readonly answer: Answer | undefined
}

/** A fault the document has an answer to. */
export type AnsweredFault = Fault & { readonly answer: Answer }

/**
 * Says what kind of fault a violation is, and what it is answered with.
 *
 * @param required Names of the properties that have to be there.
 */
export function faultOf(violation: Violation, required: ReadonlySet<string>, rejections: Rejections): Fault {
  const missing = violation.keyword === 'required' && violation.property !== undefined ? [violation.property] : []
  const path = [...violation.at.split('/').slice(1), ...missing]
  const kind = effectiveKind(kindOf(violation, path, required), rejections)
  return { kind, violation, property: path.join('.'), answer: answerTo(kind, violation, rejections) }
}

/**
 * Orders faults: the gravest first, then in the order of the schema's properties, then in that of the rules in `x-rejections`.
 */
export function compareFaults(properties: readonly string[], { invalid }: Rejections): (one: Fault, other: Fault) => number {
  const listed = Object.keys(invalid)
  const property = (fault: Fault) => properties.indexOf(fault.property.split('.')[0] ?? '')
  const rule = ({ violation }: Fault) => (invalid[violation.rule] ? listed.indexOf(violation.rule) : listed.length)
  return (one, other) => weights[one.kind] - weights[other.kind] || property(one) - property(other) || rule(one) - rule(other)
}

/**
 * Chooses the faults one answer tells: the gravest; or, where its answer has room for more (`x-values` with `fault`), the gravest
 * of each property, in the order of the schema's properties.
 *
 * @param faults The gravest first.
 */
export function toldTogether(faults: readonly AnsweredFault[], properties: readonly string[]): readonly AnsweredFault[] {
  const [gravest] = faults
  if (!gravest || !hasRoom(gravest)) return faults.slice(0, 1)
  const fitting = faults.filter((fault) => hasRoom(fault) && fault.answer.status === gravest.answer.status)
  const byProperty = new Map(fitting.toReversed().map((fault) => [fault.property, fault]))
  const place = ({ property }: Fault) => properties.indexOf(property.split('.')[0] ?? '')
  return [...byProperty.values()].toSorted((one, other) => place(one) - place(other))
}

const hasRoom = ({ answer }: AnsweredFault): boolean => answer.values.fault !== undefined

function kindOf({ at, keyword, actual }: Violation, path: readonly string[], required: ReadonlySet<string>): Fault['kind'] {
  if (keyword === 'type' && at === '') return 'notAnObject'
  if (keyword === 'type' && actual !== null) return 'mistyped'
  if (keyword === 'type' || keyword === 'required') return 'incomplete'
  return actual === '' && required.has(path[0] ?? '') ? 'empty' : 'invalid'
}

/** An empty text is a fault of its own only where the document says so. */
function effectiveKind(kind: Fault['kind'], rejections: Rejections): Fault['kind'] {
  return kind === 'empty' && !rejections.empty ? 'invalid' : kind
}

function answerTo(kind: Fault['kind'], { rule }: Violation, rejections: Rejections): Answer | undefined {
  const own = kind === 'invalid' ? undefined : rejections[kind]
  const next = kind === 'notAnObject' ? rejections.mistyped : undefined
  return own ?? next ?? rejections.invalid[rule] ?? rejections.invalid['*']
}

/**
 * Gives what an answer may say about a fault, by the names used in `x-values`.
 *
 * @param typeNames The API's own names of JSON types.
 */
export function valuesOf(
  { violation: { actual, expected, keyword }, property }: Fault,
  typeNames: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const nameOf = (type: string) => typeNames[type] ?? type
  const types = (Array.isArray(expected) ? expected : [expected]).filter((type) => typeof type === 'string' && type !== 'null')
  return {
    property: property || 'body',
    value: actual,
    actual: nameOf(typeOf(actual as Json)),
    ...(types.length > 0 ? { expected: nameOf(String(types[0])) } : {}),
    ...(typeof expected === 'number' ? { limit: expected } : {}),
    // Characters, as the schema counts them, not UTF-16 units.
    ...(typeof actual === 'string' ? { length: Array.from(actual).length, bytes: byteLength(actual) } : {}),
    ...(keyword === 'pattern' ? misfit(String(actual), String(expected)) : {}),
  }
}

/** The first character with which a text no longer fits a pattern: itself, its first byte, and how many bytes are before it. */
function misfit(text: string, pattern: string): Readonly<Record<string, unknown>> {
  const expression = new RegExp(pattern, 'u')
  let before = ''
  for (const character of text.slice(0, 1_000)) {
    if (!expression.test(before + character))
      return { character, byte: new TextEncoder().encode(character)[0], index: byteLength(before) }
    before += character
  }
  return {}
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
