import { type Document, fieldValue, type Json, type JsonObject, type Operation, objectOf, valueAt } from '#openapi'
import { type Collection, effectsOf, sentAt, shownRecords } from '#openapi/effects'
import { pathValue, requestOf } from '#openapi/values'
import { keyText } from '../store/unique-key.ts'
import type { Layout } from './layout.ts'
import { canRefuseReference, referredKey } from './references.ts'

/** Where the documented requests look for a record: the values around its collection, and its key where one is named. */
export interface Asked {
  /** By path parameter of the collection. */
  readonly around: JsonObject
  readonly key?: Json
}

/** Values of path parameters as the documented requests have them; made once for each schema. What cannot stand in a path is none. */
export type PathValues = (operation: Operation, name: string) => Json | undefined

/** Gives the values path parameters have in the request that `requestOf` gives. */
export function createPathValues(document: Document, seed: string): PathValues {
  const made = new Map<string, Json | undefined>()
  return (operation, name) => {
    const { pairs, parameters, path } = operation
    const shown = pairs[0]?.request.parameters[`path.${name}`]
    if (keyText(shown) !== undefined) return shown
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    const { schema = '', example } = parameter ?? {}
    const id = `${schema} ${example === undefined ? path.slice(0, path.indexOf(`{${name}}`)) : JSON.stringify(example)} ${name}`
    if (!made.has(id)) {
      const valued = pathValue(document, operation, name, seed)
      made.set(id, 'value' in valued && keyText(valued.value) !== undefined ? valued.value : undefined)
    }
    return made.get(id)
  }
}

/** Lists where the documented requests look in a collection, each place once. */
export function askedFor(document: Document, layout: Layout, valueAlong: PathValues): readonly Asked[] {
  const { of, within } = layout
  const places = [segmentsOf(of.path), ...(of.itemPath === undefined ? [] : [segmentsOf(of.itemPath).slice(0, -1)])]
  const found = new Map<string, Asked>()
  for (const operation of document.model.operations) {
    const segments = segmentsOf(operation.path)
    const own = places.find((place) => place.every((segment, index) => isAlike(segment, segments[index])))
    if (!own) continue
    const names = segments.slice(0, own.length).flatMap(parametersOf)
    const entries = within.map(({ parameter }, index) => [parameter, valueAlong(operation, names[index] ?? '') ?? '-'] as const)
    const [keyName] = parametersOf(segments[own.length] ?? '')
    const key = keyName === undefined ? sentKey(document, layout, operation) : valueAlong(operation, keyName)
    const asked = { around: Object.fromEntries(entries), ...(key === undefined ? {} : { key }) }
    found.set(JSON.stringify(asked), asked)
  }
  for (const key of referredTo(document, layout)) found.set(`refers to ${keyText(key)}`, { around: {}, key })
  return [...found.values()]
}

/** Keys that the records the document shows, and its documented requests, refer to records by: an order for a customer. */
function referredTo(document: Document, { of }: Layout): readonly Json[] {
  if (of.within.length > 0) return []
  const effects = effectsOf(document)
  const referring = effects.collections.filter(({ references }) => [...references.values()].some(({ path }) => path === of.path))
  const shown = referring.flatMap((one) =>
    namesFor(one, of).flatMap((name) => shownRecords(document, one).flatMap((record) => referredKey(record[name], of) ?? [])),
  )
  const sent = document.model.operations.flatMap((operation) => {
    const { value: effect } = effects.of(operation)
    if (!('of' in effect) || !['create', 'replace', 'update'].includes(effect.kind)) return []
    const names = namesFor(effect.of, of)
    if (names.length === 0 || !canRefuseReference({ operation })) return []
    const requested = requestOf(document, operation)
    const body = 'request' in requested ? requested.request.body : undefined
    const record = objectOf(valueAt(body, sentAt(document.model, operation, effect.of) ?? ''))
    return names.flatMap((name) => referredKey(record[name], of) ?? [])
  })
  return [...shown, ...sent]
}

/** Names of the properties by which records refer to those of another collection. */
const namesFor = ({ references }: Collection, of: Collection): readonly string[] =>
  [...references].flatMap(([name, other]) => (other.path === of.path ? [name] : []))

/** The key of the record a request names in its body: `PUT /pet`. */
function sentKey(document: Document, { of }: Layout, operation: Operation): Json | undefined {
  const { value: effect } = effectsOf(document).of(operation)
  const isMeant =
    'of' in effect && effect.of.path === of.path && ['read', 'replace', 'update', 'remove', 'change'].includes(effect.kind)
  if (!isMeant || !('key' in effect) || !effect.key?.startsWith('body')) return undefined
  const requested = requestOf(document, operation)
  return 'request' in requested ? fieldValue(requested.request, effect.key) : undefined
}

const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/\.(json|xml|yaml)$/, '')
    .split('/')
    .filter((segment) => segment !== '')

/** Names of the parameters in a segment: one in `{id}` and `v{version}`. */
const parametersOf = (segment: string): readonly string[] => [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)

const isAlike = (one: string, other: string | undefined): boolean =>
  one === other || (other !== undefined && one.includes('{') && nameless(one) === nameless(other))

const nameless = (segment: string): string => segment.replaceAll(/\{[^{}]+\}/g, '{}')
