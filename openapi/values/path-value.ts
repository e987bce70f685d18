import { effectsOf, shownRecords } from '../effects/index.ts'
import { parseTemplate, writeTemplate } from '../effects/path-template.ts'
import type { Document } from '../model/document.ts'
import type { Json, Operation } from '../model/model.ts'
import { type Valued, valueFor } from './value.ts'

/**
 * Gives a value for a path parameter: its example, else the key of a record that the document shows, else 1 where it is one, else one made
 * from its schema. A parameter that the document forgets to describe has a value as well.
 *
 * @param seed The same one gives the same value.
 */
export function pathValue(document: Document, operation: Operation, name: string, seed: string): Valued {
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
  if (!parameter) return { value: shownKeys(document, operation, name)[0] ?? 1 }
  const { schema, example } = parameter
  const preferred = example === undefined ? shownKeys(document, operation, name) : [example]
  return valueFor(document, schema, { direction: 'request', seed, name, preferred })
}

/** Keys of the records the document shows, of the collection whose record a path parameter names. */
function shownKeys(document: Document, { path }: Operation, name: string): readonly Json[] {
  const { segments, suffix } = parseTemplate(path)
  const above = segments.slice(0, segments.indexOf(`{${name}}`))
  const wanted = [writeTemplate(above, suffix), writeTemplate(above, '')]
  const collection = effectsOf(document).collections.find((one) => wanted.includes(one.path))
  const property = collection?.key?.property
  if (!collection || property === undefined) return []
  return [...shownRecords(document, collection).flatMap((record) => record[property] ?? []), 1]
}
