import {
  type Content,
  createMemory,
  type Document,
  isObject,
  isSecretName,
  itemsAt,
  type Json,
  type JsonObject,
  type Model,
  type Operation,
  propertiesAt,
  schemaAt,
  schemaBelow,
  withValueAt,
} from '#openapi'
import { shownAt } from '#openapi/effects'
import { type Done, type Layout, layoutsOf, repaired } from '../effects/index.ts'
import { withCounts, withoutCursors } from './list-counts.ts'
import { type PageLinks, pageNumber } from './page-links.ts'

/**
 * Puts what an effect tells into the body the document shows: the record, or the part of a list, where the response schema has it. What
 * the schema does not allow is mended by what is shown.
 */
export function successBody(
  document: Document,
  operation: Operation,
  content: Content,
  done: Done,
  base: Json | undefined,
  links: () => PageLinks,
): Json | undefined {
  const { schema } = content
  if (schema === undefined || done.layoutOf === undefined)
    return done.record === undefined || base !== undefined ? base : visible(done)
  const layout = layoutsOf(document).of(done.layoutOf)
  const at = done.list ? done.at : (shownAt(document.model, schema, done.layoutOf) ?? done.at)
  if (at === undefined) return base
  const place = schemaBelow(document.model.root, schema, at)
  const told = done.list
    ? done.list.records.map((record) =>
        projected(document, place === undefined ? undefined : itemsAt(document.model.root, place), record, layout),
      )
    : recordAt(document, place, done.record ?? {}, layout)
  const body = withValueAt(base, at, told) ?? told
  const counted = done.list && isObject(body) ? withCounts(body, at, done.list, pageNumber(document, operation), links) : body
  const model = done.list && base !== undefined ? withoutCursors(base, done.list, links) : base
  return repaired(document, schema, counted, model) ?? base ?? counted
}

const visible = ({ record = {} }: Done): Json => ({ ...record })

/** A response that is a list shows the record as its only item. */
function recordAt(document: Document, place: string | undefined, record: JsonObject, layout: Layout): Json {
  const items = place === undefined ? undefined : itemsAt(document.model.root, place)
  return items === undefined ? projected(document, place, record, layout) : [projected(document, items, record, layout)]
}

/**
 * What a response tells of a record: the properties its schema names, in its order, then those it does not name where it allows them; all
 * of them where it names none.
 */
export function projected({ model }: Document, place: string | undefined, record: JsonObject, { hidden }: Layout): JsonObject {
  const { names, others } = place === undefined ? everything : rememberTold(model.root, place, () => toldAt(model, place))
  const told: [string, Json][] = []
  for (const [name, own] of names) {
    const value = own !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
    if (value !== undefined) told.push([name, within(model, own, value)])
  }
  if (others) for (const one of Object.entries(record)) if (!names.has(one[0]) && !hidden.has(one[0])) told.push(one)
  return Object.fromEntries(told)
}

/** What is told of a value inside a record: all but what is marked as `writeOnly`, and what is called like a secret and not in the schema. */
function within(model: Model, place: string | undefined, value: Json): Json {
  if (typeof value !== 'object' || value === null || place === undefined) return value
  if (Array.isArray(value)) {
    const items = itemsAt(model.root, place)
    return items === undefined ? value : (value as readonly Json[]).map((item) => within(model, items, item))
  }
  const { names } = rememberTold(model.root, place, () => toldAt(model, place))
  const isTold = (name: string) => (names.has(name) ? names.get(name) !== undefined : names.size === 0 || !isSecretName(name))
  const shown = Object.entries(value).filter(([name]) => isTold(name))
  return Object.fromEntries(shown.map(([name, one]) => [name, within(model, names.get(name), one)]))
}

/** What a schema says of the properties of a record. */
interface Told {
  /** The places of those that it names; undefined for one that is not told. */
  readonly names: ReadonlyMap<string, string | undefined>
  /** Whether what it does not name is told. */
  readonly others: boolean
}

const everything: Told = { names: new Map(), others: true }

const rememberTold = createMemory<Told>()

function toldAt(model: Model, place: string): Told {
  const properties = [...propertiesAt(model.root, place)]
  const names = new Map(properties.map(([name, own]) => [name, schemaAt(model, own)?.writeOnly === true ? undefined : own]))
  return { names, others: names.size === 0 || isFree(schemaAt(model, place)?.additionalProperties) }
}

const isFree = (additional: Json | undefined): boolean => additional === true || isObject(additional)
