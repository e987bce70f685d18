import type { Change } from '../../model/changes.ts'
import type { Json, JsonObject } from '../../model/model.ts'
import { isObject, listOf } from '../../model/plain.ts'
import { valueAt } from '../../model/pointer.ts'

/**
 * Says a change in the keywords of an edition before 3.1.
 *
 * @param nullable What the edition calls `nullable`.
 * @param held What the place's object held before.
 */
export function inOlderWords({ keys, value }: Change, nullable: string, held: JsonObject): readonly Change[] {
  const [holder, keyword = ''] = [keys.slice(0, -1), keys.at(-1)]
  const beside = (name: string, next: Json | undefined): readonly Change[] =>
    Object.hasOwn(held, name) || next !== undefined ? [{ keys: [...holder, name], value: next }] : []
  if (keyword === 'type' && (Array.isArray(value) || (value === undefined && typeof held.type === 'string'))) {
    const types = listOf(value).filter((type) => type !== 'null')
    const isNull = listOf(value).includes('null')
    return [...beside('type', types.length > 1 ? types : types[0]), ...beside(nullable, isNull ? true : undefined)]
  }
  const limit = /^exclusive(M(?:in|ax)imum)$/.exec(keyword)?.[1]?.toLowerCase()
  if (limit !== undefined && typeof held[keyword] === 'boolean')
    return [...beside(keyword, undefined), ...beside(limit, undefined)]
  if (keyword === 'contentEncoding' && value === undefined) return beside('format', undefined)
  if (keyword === 'examples' && Array.isArray(value)) return beside('example', value[0] as Json)
  return [{ keys, value: value === undefined ? value : olderValue(value, nullable) }]
}

/** A new part of a document: its schemas and references. */
function olderValue(value: Json, nullable: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => olderValue(item, nullable))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]): readonly (readonly [string, Json])[] => {
      if (values.has(name)) return [[name, child]]
      if (name === 'type' && Array.isArray(child))
        return [
          ['type', child.find((type) => type !== 'null') ?? 'string'],
          ...(child.includes('null') ? [[nullable, true] as const] : []),
        ]
      return [[name, olderValue(child, nullable)]]
    }),
  )
}

const values: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])

/** A response, in the form that it has in 2.0. */
export function responseInTwo({ content, ...response }: JsonObject): JsonObject {
  const [first] = isObject(content) ? Object.values(content) : []
  if (first === undefined) return response
  const schema = valueAt(first, '/schema') ?? {}
  return {
    ...response,
    schema: JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/definitions/')) as Json,
  }
}
