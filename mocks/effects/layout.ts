import { type Document, type Model, propertiesAt, schemaAt } from '#openapi'
import { type Collection, effectsOf, plainName, singularOf } from '#openapi/effects'

/** How the records of a collection are kept. */
export interface Layout {
  readonly of: Collection
  /** Its name in the state of a mock. */
  readonly name: string
  /** Field that has the key; absent: none tells the records apart. */
  readonly key?: string
  /** Fields that say where a record belongs, by the path parameters around its collection. */
  readonly within: readonly Binding[]
  /** Fields that are only kept and no part of what the document calls a record. */
  readonly hidden: ReadonlySet<string>
}

export interface Binding {
  readonly parameter: string
  readonly field: string
}

/** The layouts of a document. */
export interface Layouts {
  readonly all: readonly Layout[]
  readonly of: (collection: Collection) => Layout
}

const known = new WeakMap<Model, Layouts>()

/** Says how the records of each collection of a document are kept. */
export function layoutsOf(document: Document): Layouts {
  const { model } = document
  const found = known.get(model) ?? createLayouts(document)
  known.set(model, found)
  return found
}

function createLayouts(document: Document): Layouts {
  const { collections } = effectsOf(document)
  const names = namesOf(collections)
  const all = collections.map((of) => createLayout(document, of, names.get(of.path) ?? of.path))
  const byPath = new Map(all.map((layout) => [layout.of.path, layout]))
  return { all, of: (collection) => byPath.get(collection.path) ?? createLayout(document, collection, collection.path) }
}

/** What no two records of a collection have alike. */
export function uniqueOf({ key, within, of }: Layout): readonly (string | readonly string[])[] {
  const around = within.map(({ field }) => field)
  if (key === undefined) return of.singleton && around.length > 0 ? [around] : []
  return around.length === 0 ? [key] : [[...around, key]]
}

/** Of several with one name the outermost has it, and the others are called by their paths. */
function namesOf(collections: readonly Collection[]): ReadonlyMap<string, string> {
  const depthOf = ({ path }: Collection) => path.split('/').length
  const taken = new Set<string>()
  const entries = collections
    .toSorted((one, other) => depthOf(one) - depthOf(other))
    .map(({ path, name }) => {
      const own = taken.has(name) ? path : name
      taken.add(name)
      return [path, own] as const
    })
  return new Map(entries)
}

function createLayout({ model }: Document, of: Collection, name: string): Layout {
  const properties = of.item === undefined ? new Map<string, string>() : propertiesAt(model.root, of.item)
  const hidden = new Set<string>()
  const keep = (field: string): string => {
    hidden.add(field)
    return field
  }
  const key = of.key && (of.key.property ?? keep(freeName(of.key.parameter, properties)))
  const within = of.within.map((parameter, index) => {
    const owner = index === of.within.length - 1 ? of.parent : undefined
    const field = propertyOf(model, parameter, owner, properties, key) ?? keep(freeName(nameWithin(parameter, owner), properties))
    return { parameter, field }
  })
  return { of, name, within, hidden, ...(key === undefined ? {} : { key }) }
}

/** The property of a record that says which parent it belongs to: `userId`, `user_id`. */
function propertyOf(
  model: Model,
  parameter: string,
  parent: Collection | undefined,
  properties: ReadonlyMap<string, string>,
  key: string | undefined,
): string | undefined {
  const wanted = new Set([parameter, nameWithin(parameter, parent)].map(plainName))
  const found = [...properties].find(([name, place]) => name !== key && wanted.has(plainName(name)) && isScalar(model, place))
  return found?.[0]
}

const isScalar = (model: Model, place: string): boolean =>
  [schemaAt(model, place)?.type].flat().every((type) => type !== 'object' && type !== 'array') &&
  schemaAt(model, place)?.properties === undefined

/** `id` of `/users/{id}/posts` says too little about a post: `userId`. */
function nameWithin(parameter: string, parent: Collection | undefined): string {
  if (!parent || plainName(parameter).startsWith(plainName(singularOf(parent.name)))) return parameter
  return `${singularOf(parent.name)}${parameter.charAt(0).toUpperCase()}${parameter.slice(1)}`
}

function freeName(name: string, properties: ReadonlyMap<string, string>): string {
  return properties.has(name) ? freeName(`${name}_`, properties) : name
}
