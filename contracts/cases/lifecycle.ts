import { type Document, type Evidence, type Operation, propertiesAt } from '#openapi'
import { type Collection, type Effect, effectsOf, filteredBy, pagingOf, type Range, rangesOf } from '#openapi/effects'

/** What the operations of a document do to the records of one collection, as far as that was concluded. */
export interface Lifecycle {
  readonly collection: Collection
  readonly creator: Operation
  readonly created: Effect & { readonly kind: 'create' }
  /** Why it is believed. */
  readonly evidence: Evidence
  readonly read?: Operation | undefined
  readonly list?: Operation | undefined
  readonly filters: readonly Filter[]
  readonly ranges: readonly Range[]
  readonly updates: readonly Operation[]
  readonly remove?: Operation | undefined
}

/** A parameter of a list that says which value a property of its records has. */
export interface Filter {
  readonly field: string
  readonly property: string
}

/** What each check promises. */
export const lifecycleChecks = {
  created: { rule: 'lifecycle/kept', promise: 'The response to a create request shows the values that were sent.' },
  unique: { rule: 'lifecycle/unique', promise: 'Each record has a unique key.' },
  read: { rule: 'lifecycle/kept', promise: 'A created record reads back as it was sent.' },
  listed: { rule: 'lifecycle/listed', promise: 'A created record is in the list.' },
  limit: { rule: 'lifecycle/page', promise: 'A page has no more records than requested.' },
  pages: { rule: 'lifecycle/page', promise: 'Another page has other records.' },
  filter: {
    rule: 'lifecycle/filter',
    promise: 'A list filtered by a value contains the records with that value, and no others.',
  },
  parent: { rule: 'lifecycle/parent', promise: 'A record created under one parent does not appear under another.' },
  updated: { rule: 'lifecycle/kept', promise: 'An update reads back as it was sent, and the other values are unchanged.' },
  others: { rule: 'lifecycle/others', promise: 'Changing one record leaves another unchanged.' },
  gone: { rule: 'lifecycle/removed', promise: 'A removed record can no longer be read.' },
  unlisted: { rule: 'lifecycle/removed', promise: 'A removed record is no longer listed.' },
  again: { rule: 'lifecycle/again', promise: 'Removing a record that is already gone does not cause a server error.' },
} as const
export type LifecycleCheck = keyof typeof lifecycleChecks

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
  // Of two ways to create a record the first is followed.
  return all.filter((one, index) => all.findIndex(({ collection }) => collection.path === one.collection.path) === index)
}

function lifeOf(document: Document, creator: Operation): Lifecycle | undefined {
  const effects = effectsOf(document)
  const { value: created, evidence, because } = effects.of(creator)
  if (created.kind !== 'create' || evidence !== 'inferred' || creator.undo?.inferred === undefined) return undefined
  const collection = created.of
  const having = (...kinds: readonly Effect['kind'][]) =>
    document.model.operations.filter((one) => {
      const { value } = effects.of(one)
      return 'of' in value && value.of.path === collection.path && kinds.includes(value.kind) && !('action' in value)
    })
  const [[read], [list], [remove]] = [having('read'), having('list'), having('remove')]
  const updates = having('replace', 'update').filter(({ alternativeOf }) => alternativeOf === undefined)
  const filters = list ? filtersOf(document, list, collection) : []
  const ranges = list ? rangesOf(document.model, list, collection) : []
  return {
    collection,
    creator,
    created,
    evidence: { level: 'inferred', source: because },
    read,
    list,
    filters,
    ranges,
    updates,
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
  const { limit, offset, page } = (list && pagingOf(list)) ?? {}
  return [
    ...of('created', creator),
    ...of('unique', creator),
    ...of('read', read && creator),
    ...of('listed', list),
    ...of('limit', limit !== undefined && list),
    ...of('pages', limit !== undefined && (offset ?? page) !== undefined && list),
    ...[...filters, ...ranges].flatMap(({ field }) => of('filter', list, field.slice(field.indexOf('.') + 1))),
    ...of('parent', collection.parent && list),
    ...of('parent', collection.parent && read),
    ...updates.flatMap((operation) => [...of('updated', operation), ...of('others', (read ?? list) && operation)]),
    ...of('gone', read && remove),
    ...of('unlisted', list && remove),
    ...of('others', (read ?? list) && remove),
    ...of('again', remove),
  ]
}
