import { type Document, type Evidence, type Operation, propertiesAt } from '#openapi'
import {
  type Collection,
  type Effect,
  effectsOf,
  filteredBy,
  type Ordering,
  orderingsOf,
  type Range,
  rangesOf,
} from '#openapi/effects'
import { defaultsOf } from '../reach/defaults.ts'
import { putCreationOf } from '../reach/put-creations.ts'
import type { LifecycleCheck } from './lifecycle-checks.ts'
import { type PageCheck, pageChecksOf } from './page-checks.ts'

/** What the operations of a document do to the records of one collection, as far as that was concluded. */
export interface Lifecycle {
  readonly collection: Collection
  readonly creator: Operation
  readonly created: Effect & { readonly kind: 'create' }
  /** Why it is believed. */
  readonly evidence: Evidence
  /** Whether what a creation leaves out has a documented value. */
  readonly hasDefaults: boolean
  readonly read?: Operation | undefined
  readonly list?: Operation | undefined
  /** What is checked of the pages of the list. */
  readonly pages: readonly PageCheck[]
  readonly orderings: readonly Ordering[]
  readonly filters: readonly Filter[]
  readonly ranges: readonly Range[]
  readonly updates: readonly Operation[]
  /** What is done to a record under a path of its own. */
  readonly actions: readonly Operation[]
  readonly remove?: Operation | undefined
}

/** A parameter of a list that says which value a property of its records has. */
export interface Filter {
  readonly field: string
  readonly property: string
}

/** A check, the operation whose promise it is, and what it is about where there are several of its kind. */
export interface Check {
  readonly check: LifecycleCheck
  readonly operation: Operation
  readonly about?: string
}

const known = new WeakMap<Document, readonly Lifecycle[]>()

/**
 * Lists what becomes of the records of each collection that something creates and something removes, as far as the paths tell. What a
 * document states itself (`x-undo`, Links) is checked as it says.
 */
export function livesOf(document: Document): readonly Lifecycle[] {
  const lives = known.get(document) ?? listLives(document)
  known.set(document, lives)
  return lives
}

function listLives(document: Document): readonly Lifecycle[] {
  const all = document.model.operations.flatMap((creator) => lifeOf(document, creator) ?? [])
  // Of two ways to create a record the first is followed, and a `POST` before a `PUT`.
  const ranked = [...all.filter(({ creator }) => creator.undo), ...all.filter(({ creator }) => !creator.undo)]
  const isFirst = (one: Lifecycle) => ranked.find(({ collection }) => collection.path === one.collection.path) === one
  return all.filter(isFirst)
}

function lifeOf(document: Document, creator: Operation): Lifecycle | undefined {
  const effects = effectsOf(document)
  const { value: effect, evidence, because } = effects.of(creator)
  const put = putCreationOf(document, creator)
  const created = put ? ({ kind: 'create', of: put.collection, key: undefined, at: '' } as const) : effect
  if (created.kind !== 'create' || evidence !== 'inferred' || (creator.undo ?? put?.undo)?.inferred === undefined)
    return undefined
  const collection = created.of
  const having = (...kinds: readonly Effect['kind'][]) =>
    document.model.operations.filter((one) => {
      const { value } = effects.of(one)
      return 'of' in value && value.of.path === collection.path && kinds.includes(value.kind)
    })
  const isAction = (one: Operation) => 'action' in effects.of(one).value
  const [[read], [list], [remove]] = [having('read'), having('list'), having('remove')]
  const changes = having('replace', 'update').filter(({ alternativeOf }) => alternativeOf === undefined)
  const updates = changes.filter((one) => !isAction(one))
  const filters = list ? filtersOf(document, list, collection) : []
  const ranges = list ? rangesOf(document.model, list, collection) : []
  return {
    collection,
    creator,
    created,
    evidence: { level: 'inferred', source: put?.because ?? because },
    hasDefaults: Object.keys(defaultsOf(document, creator, collection)).length > 0,
    read,
    list,
    pages: list ? pageChecksOf(document, list) : [],
    orderings: list ? orderingsOf(document.model, list, collection) : [],
    filters,
    ranges,
    updates,
    actions: changes.filter(isAction),
    remove,
  }
}

function filtersOf(document: Document, list: Operation, { item }: Collection): readonly Filter[] {
  const { value } = effectsOf(document).of(list)
  const { root } = document.model
  const properties = item === undefined ? new Map<string, string>() : propertiesAt(root, item)
  return (value.kind === 'list' ? value.filters : []).flatMap((field) => {
    const property = filteredBy(field.slice(field.indexOf('.') + 1), [...properties.keys()])
    const place = property === undefined ? undefined : properties.get(property)
    return property === undefined || place === undefined ? [] : [{ field, property }]
  })
}

/** Lists the checks of a life. */
export function checksOf(life: Lifecycle): readonly Check[] {
  const { collection, creator, read, list, filters, ranges, updates, remove } = life
  const of = (check: LifecycleCheck, operation: Operation | undefined | false, about?: string): readonly Check[] =>
    operation ? [{ check, operation, ...(about === undefined ? {} : { about }) }] : []
  return [
    ...of('created', creator),
    ...of('unique', creator),
    ...of('read', read && creator),
    ...of('defaults', life.hasDefaults && read && creator),
    ...of('listed', list),
    ...life.pages.flatMap((check) => of(check, list)),
    ...of('sorted', life.orderings.length > 0 && list),
    ...[...filters, ...ranges].flatMap(({ field }) => of('filter', list, field.slice(field.indexOf('.') + 1))),
    ...of('parent', collection.parent && list),
    ...of('parent', collection.parent && read),
    ...updates.flatMap((operation) => [...of('updated', operation), ...of('others', (read ?? list) && operation)]),
    ...life.actions.flatMap((operation) => of('acted', read && operation)),
    ...of('gone', read && remove),
    ...of('unlisted', list && remove),
    ...of('others', (read ?? list) && remove),
    ...of('again', remove),
  ]
}
