import type { Document } from '../model/document.ts'
import type { Json, Pointer } from '../model/model.ts'
import { isObject } from '../model/plain.ts'
import { itemsAt, propertiesAt } from '../schema/properties.ts'

/**
 * Gives a value that was sent as text the type its schema asks for: `7` is a number where only a number is allowed. What fits nothing
 * stays a text, and the schema says what is wrong with it.
 */
export function typed(document: Document, schema: Pointer | undefined, value: Json): Json {
  if (schema === undefined) return value
  const { root } = document.model
  if (typeof value === 'string') return typedText(document, schema, value)
  const items = itemsAt(root, schema)
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => typed(document, items, item))
  if (!isObject(value)) return value
  const properties = propertiesAt(root, schema)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typed(document, properties.get(name), one)]))
}

function typedText(document: Document, schema: Pointer, text: string): Json {
  const isAllowed = (value: Json) => document.validate(schema, value, 'request').length === 0
  if (isAllowed(text)) return text
  const others = candidates(text)
  return others.find(isAllowed) ?? others.find((other) => isOfType(document, schema, other)) ?? text
}

function candidates(text: string): readonly Json[] {
  const trimmed = text.trim()
  const number = trimmed !== '' && Number.isFinite(Number(trimmed)) ? [Number(trimmed)] : []
  const truth = text === 'true' ? [true] : text === 'false' ? [false] : []
  const nothing = text === '' || text === 'null' ? [null] : []
  return [...number, ...truth, ...nothing, ...parsed(trimmed), ...(trimmed.includes(',') ? [trimmed.split(',')] : [[text]])]
}

/** An object in a form travels as JSON. */
function parsed(text: string): readonly Json[] {
  if (!/^[[{]/.test(text)) return []
  try {
    return [JSON.parse(text) as Json]
  } catch {
    return []
  }
}

/** Right but for its size: `0` where the least is 1 is a number all the same. */
const isOfType = (document: Document, schema: Pointer, value: Json): boolean =>
  !isObject(value) &&
  !Array.isArray(value) &&
  document.validate(schema, value, 'request').every(({ at, keyword }) => at !== '' || keyword !== 'type')
