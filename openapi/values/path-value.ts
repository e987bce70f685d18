import { type Collection, effectsOf, keySchemaOf, shownRecords } from '../effects/index.ts'
import { parseTemplate, writeTemplate } from '../effects/path-template.ts'
import type { Document } from '../model/document.ts'
import type { Json, Operation } from '../model/model.ts'
import { type Valued, valueFor } from './value.ts'

/**
 * Gives a value for a path parameter: its example, else the key of a record that the document shows, else 1 where it is one, else a numeral
 * where the records have numbers, else one made from its schema. A parameter that the document forgets to describe has a value as well.
 *
 * @param seed The same one gives the same value.
 */
export function pathValue(document: Document, operation: Operation, name: string, seed: string): Valued {
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
  if (!parameter) return { value: shownKeys(document, operation, name)[0] ?? 1 }
  const { schema, example } = parameter
  const preferred =
    example === undefined ? [...shownKeys(document, operation, name), ...numeralFor(document, operation, name, seed)] : [example]
  return valueFor(document, schema, { direction: 'request', seed, name, preferred })
}

/** Keys of the records the document shows, of the collection whose record a path parameter names. */
function shownKeys(document: Document, operation: Operation, name: string): readonly Json[] {
  const collection = collectionOf(document, operation, name)
  const property = collection?.key?.property
  if (!collection || property === undefined) return []
  return [...shownRecords(document, collection).flatMap((record) => record[property] ?? []), 1]
}

/** A number as text: where the records have numbers and the path takes a text, no other text would name one. */
function numeralFor(document: Document, operation: Operation, name: string, seed: string): readonly Json[] {
  const collection = collectionOf(document, operation, name)
  const property = collection && keySchemaOf(document.model, collection)
  if (property === undefined) return []
  const made = valueFor(document, property, { direction: 'response', seed, name })
  return 'value' in made && typeof made.value === 'number' ? [String(made.value)] : []
}

/** The collection whose record a path parameter names. */
function collectionOf(document: Document, { path }: Operation, name: string): Collection | undefined {
  const { segments, suffix } = parseTemplate(path)
  const above = segments.slice(0, segments.indexOf(`{${name}}`))
  const wanted = [writeTemplate(above, suffix), writeTemplate(above, '')]
  return effectsOf(document).collections.find((one) => wanted.includes(one.path))
}
