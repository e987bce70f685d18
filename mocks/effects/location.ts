import { type Document, type JsonObject, type Operation, percentEncode } from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import { keyText } from '../store/unique-key.ts'
import type { Act } from './decision.ts'
import type { Shelf } from './shelf.ts'

/** The path of a record, as the document has it; none where nothing can be asked of a record by its path. */
export function locationOf({ document, inputs }: Act, { layout }: Shelf, record: JsonObject): { readonly location?: string } {
  const { key, within, of } = layout
  const own = key === undefined ? undefined : keyText(record[key])
  const path = itemPathOf(document, of)
  if (own === undefined || path === undefined) return {}
  const around = within.map(({ parameter }) => keyText(inputs[`path.${parameter}`]))
  // Around a record, parameters can be called otherwise than around its collection: `/buckets/{id}`, `/buckets/{bucketId}/files`.
  let index = 0
  const location = path.replaceAll(/\{[^{}]+\}/g, () => percentEncode(around[index++] ?? own))
  return { location }
}

const remembered = new WeakMap<Collection, string | undefined>()

/** Path template of the operations on one record: best where it is read, with the suffix it is written with. */
function itemPathOf(document: Document, of: Collection): string | undefined {
  if (remembered.has(of)) return remembered.get(of)
  const effects = effectsOf(document)
  const isOfOne = (operation: Operation): boolean => {
    const { value } = effects.of(operation)
    return 'key' in value && value.of.path === of.path && value.key === `path.${of.key?.parameter}` && isPlain(operation)
  }
  const isPlain = ({ path }: Operation): boolean => path.replace(/\.(json|xml|yaml)$/, '').endsWith(`{${of.key?.parameter}}`)
  const found = document.model.operations.filter(isOfOne)
  const path = (found.find(({ method }) => method === 'GET') ?? found[0])?.path
  remembered.set(of, path)
  return path
}
