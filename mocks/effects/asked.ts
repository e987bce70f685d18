import { type Document, fieldValue, type Json, type JsonObject, type Operation } from '#openapi'
import { effectsOf } from '#openapi/effects'
import { requestOf, valueFor } from '#openapi/values'
import type { Layout } from './layout.ts'

/** Where the documented requests look for a record: the values around its collection, and its key where one is named. */
export interface Asked {
  /** By path parameter of the collection. */
  readonly around: JsonObject
  readonly key?: Json
}

/** Values of path parameters as the documented requests have them; made once for each schema. */
export type PathValues = (operation: Operation, name: string) => Json | undefined

/** Gives the values path parameters have in the request that `requestOf` gives. */
export function createPathValues(document: Document, seed: string): PathValues {
  const made = new Map<string, Json | undefined>()
  return ({ pairs, parameters }, name) => {
    const shown = pairs[0]?.request.parameters[`path.${name}`]
    if (shown !== undefined) return shown
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name)
    if (!parameter) return undefined
    const { schema, example } = parameter
    const id = `${schema} ${name} ${JSON.stringify(example)}`
    if (!made.has(id)) {
      const preferred = example === undefined ? [] : [example]
      const valued = valueFor(document, schema, { direction: 'request', seed, name, preferred })
      made.set(id, 'value' in valued ? valued.value : undefined)
    }
    return made.get(id)
  }
}

/** Lists where the documented requests look in a collection, each place once. */
export function askedFor(document: Document, layout: Layout, valueAlong: PathValues): readonly Asked[] {
  const { of, within } = layout
  const own = segmentsOf(of.path)
  const found = new Map<string, Asked>()
  for (const operation of document.model.operations) {
    const segments = segmentsOf(operation.path)
    if (!own.every((segment, index) => isAlike(segment, segments[index]))) continue
    const names = segments.slice(0, own.length).flatMap(parametersOf)
    const entries = within.map(({ parameter }, index) => [parameter, valueAlong(operation, names[index] ?? '') ?? '-'] as const)
    const [keyName] = parametersOf(segments[own.length] ?? '')
    const key = keyName === undefined ? sentKey(document, layout, operation) : valueAlong(operation, keyName)
    const asked = { around: Object.fromEntries(entries), ...(key === undefined ? {} : { key }) }
    found.set(JSON.stringify(asked), asked)
  }
  return [...found.values()]
}

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
