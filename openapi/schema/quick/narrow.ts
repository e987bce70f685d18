import type { Json, JsonObject, Pointer } from '../../model/model.ts'
import { childPointer, findValue, realPlace } from '../../model/place.ts'
import { isObject } from '../../model/plain.ts'
import { escapeKey } from '../../model/pointer.ts'
import { judge, listBrokenRules } from './judge.ts'

/** A part of a value, and the schema it has to keep. */
export interface Part {
  readonly schema: Pointer
  readonly value: unknown
  /** Place of the part in the whole value, as JSON Pointer. */
  readonly at: Pointer
}

/**
 * Finds the parts of a value in which all that breaks its schema lies, in the order of Ajv. A whole schema leads to hundreds of others
 * that would have to be compiled; that of one property to few.
 */
export function narrow(root: JsonObject, part: Part): readonly Part[] {
  const schema = findValue(root, part.schema)
  const broken = isObject(schema) ? listBrokenRules(root, schema, part.value) : undefined
  const [keyword = ''] = broken ?? []
  const inner =
    broken?.length === 1 && isObject(schema) ? passages.get(keyword)?.(part, schema[keyword] ?? null, root) : undefined
  const verdicts = inner?.map(({ schema: place, value }) => judge(root, place, value))
  // What only Ajv can tell may depend on where it comes from (`$dynamicRef`).
  if (inner === undefined || verdicts?.includes(undefined)) return [part]
  return inner.filter((_, index) => verdicts?.[index] === false).flatMap((one) => narrow(root, one))
}

/** Gives the parts of a value that a keyword hands on, and the schemas it hands them to; undefined where it is not to be split. */
type Passage = (part: Part, expected: Json, root: JsonObject) => readonly Part[] | undefined

const passages: ReadonlyMap<string, Passage> = new Map<string, Passage>([
  ['$ref', throughReference],
  ['allOf', (part, expected) => listIndices(expected)?.map((index) => ({ ...part, schema: `${part.schema}/allOf/${index}` }))],
  ['items', throughItems],
  ['properties', throughProperties],
])

function throughReference(part: Part, expected: Json, root: JsonObject): readonly Part[] | undefined {
  const schema = typeof expected === 'string' ? realPlace(root, expected) : undefined
  return schema === undefined ? undefined : [{ ...part, schema }]
}

function throughItems({ schema, value, at }: Part): readonly Part[] | undefined {
  return listIndices(value)?.map((index) => ({
    schema: `${schema}/items`,
    value: (value as readonly unknown[])[index],
    at: `${at}/${index}`,
  }))
}

function throughProperties({ schema, value, at }: Part, expected: Json): readonly Part[] | undefined {
  if (!isObject(expected) || !isObject(value)) return undefined
  return Object.keys(expected)
    .filter((name) => value[name] !== undefined)
    .map((name) => ({ schema: childPointer(`${schema}/properties`, name), value: value[name], at: `${at}/${escapeKey(name)}` }))
}

const listIndices = (value: unknown): readonly number[] | undefined => (Array.isArray(value) ? [...value.keys()] : undefined)
