import fc from 'fast-check'
import { isObject, type Json } from '#openapi'

/** A change to one place of a value: which place, and what is done there. */
interface Mutation {
  readonly place: number
  readonly kind: 'remove' | 'replace' | 'copy' | 'rename'
  readonly value: Json
  readonly name: string
}

const words = `
  $ref type properties items allOf schema content required enum pattern in name style __proto__ constructor toString links security
  servers x-undo default $dynamicRef 0 #/components # #/ #/paths ( [a- \\ { {id} / $request.path.id % %2 \u0000`
  .split(/\s+/)
  .filter(Boolean)
const strings = fc.oneof(fc.constantFrom('', '\ud800', ...words), fc.string({ maxLength: 12, unit: 'binary' }))
const scalar = fc.oneof(strings, fc.constantFrom(null, true, false, 0, -1, 1e308, 0.1, [], {}, [null], [[]], { $ref: '#' }))

/** Values of JSON as a document might hold them by mistake. */
export const oddJson: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: scalar as fc.Arbitrary<Json> },
  { weight: 1, arbitrary: fc.dictionary(strings, scalar, { maxKeys: 3 }) as fc.Arbitrary<Json> },
)

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom('remove', 'replace', 'copy', 'rename'),
  value: oddJson,
  name: strings,
})

/** One to four changes, for `mutated`. */
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 })

/** A copy of a value with the changes made, one after the other. */
export const mutated = (value: Json, changes: readonly Mutation[]): Json =>
  changes.reduce<Json>((root, change) => {
    const places = placesOf(root)
    const place = places[change.place % Math.max(1, places.length)]
    return place === undefined
      ? root
      : changedAt(root, place, change, partOf(root, places[(change.place * 7) % places.length] ?? []))
  }, value)

type Place = readonly string[]

const placesOf = (value: Json, at: Place = []): readonly Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesOf(inner as Json, [...at, key])])
    : []

const partOf = (root: Json, place: Place): Json =>
  place.reduce<Json>((value, key) => (value as Readonly<Record<string, Json>>)[key] ?? null, root)

function changedAt(value: Json, [key = '', ...rest]: Place, change: Mutation, elsewhere: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) =>
      rest.length > 0 && String(index) === key ? changedAt(item, rest, change, elsewhere) : item,
    )
    return rest.length > 0
      ? items
      : items.flatMap((item, index) => (String(index) === key ? replacement(item, change, elsewhere) : [item]))
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
      if (name !== key) return [[name, inner as Json]]
      if (rest.length > 0) return [[name, changedAt(inner as Json, rest, change, elsewhere)]]
      return replacement(inner as Json, change, elsewhere).map((one) => [change.kind === 'rename' ? change.name : name, one])
    }),
  )
}

const replacement = (value: Json, { kind, value: odd }: Mutation, elsewhere: Json): readonly Json[] =>
  ({ remove: [], replace: [odd], copy: [elsewhere], rename: [value] })[kind]

/** A text with some of its characters removed, doubled, moved or replaced. */
export const mutatedText = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(),
        length: fc.nat({ max: 12 }),
        put: fc.oneof(strings, fc.constantFrom('\n', '  ', '- ', ': ', '&a ', '*a', '|', '"')),
      }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((changes) =>
      changes.reduce((whole, { at, length, put }) => {
        const start = whole.length === 0 ? 0 : at % whole.length
        return whole.slice(0, start) + put + whole.slice(start + length)
      }, text),
    )

/** Bytes like those of the examples, and now and then any. */
export const oddBytes = (examples: readonly string[]): fc.Arbitrary<Buffer> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...examples)
        .chain((text) => mutatedText(text))
        .map((text) => Buffer.from(text, 'latin1')),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  )
