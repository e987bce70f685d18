/** A name as a property: quoted where it is not an identifier. */
export const propertyName = (name: string): string => (isIdentifier(name) ? name : literal(name))

/** Whether a name can stand without quotes. */
export const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name)

/** A text as a literal of TypeScript, in one line. */
export const literal = (text: string): string => {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

/** An object type with a property for each entry, one a line. */
export const objectType = (entries: readonly string[]): string =>
  entries.length === 0 ? 'Record<never, never>' : interfaceBody(entries)

/** What stands behind the name of an interface. */
export const interfaceBody = (entries: readonly string[]): string =>
  entries.length === 0 ? '{}' : `{\n${entries.map((entry) => `  ${entry.replaceAll('\n', '\n  ')}\n`).join('')}}`

/** Several types, any of which a value may have; each is named once. */
export function unionOf(types: readonly string[]): string {
  const own = [...new Set(types)]
  if (own.includes('unknown')) return 'unknown'
  const kept = own.filter((type) => type !== 'never')
  return kept.length === 0 ? 'never' : kept.map((type) => inUnion(type)).join(' | ')
}

/** Several types, all of which a value has. */
export function intersectionOf(types: readonly string[]): string {
  const own = [...new Set(types)].filter((type) => type !== 'unknown')
  return own.length === 0 ? 'unknown' : own.length === 1 ? (own[0] ?? 'unknown') : own.map(inBrackets).join(' & ')
}

const inUnion = (type: string): string => (isIntersection(type) ? `(${type})` : type)

const inBrackets = (type: string): string => (isUnion(type) ? `(${type})` : type)

/** The type of a list of such items. */
export const listOf = (type: string): string => (isUnion(type) || isIntersection(type) ? `(${type})[]` : `${type}[]`)

const isUnion = (type: string): boolean => hasOutside(type, '|')
const isIntersection = (type: string): boolean => hasOutside(type, '&')

/** Whether an operator stands outside every bracket and text. */
function hasOutside(type: string, operator: string): boolean {
  const plain = type.replaceAll(/'(?:[^'\\]|\\.)*'/g, "''")
  let depth = 0
  for (const character of plain) {
    if ('([{<'.includes(character)) depth += 1
    if (')]}>'.includes(character)) depth -= 1
    if (depth === 0 && character === operator) return true
  }
  return false
}
