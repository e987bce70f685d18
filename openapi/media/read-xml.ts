import { SaxesParser } from 'saxes'
import type { Document } from '../model/document.ts'
import type { Json, JsonObject, Pointer } from '../model/model.ts'
import { objectOf } from '../model/plain.ts'
import { deepestJson } from '../model/read-json.ts'
import { schemaAt } from '../model/schema-at.ts'
import { itemsAt, propertiesAt, requiredAt } from '../schema/properties.ts'

/** An element as it was read. */
interface Element {
  /** Without its prefix. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
}

/**
 * Reads XML as the `xml` objects of a schema say it is written: names, attributes, wrapped lists. Every value is a text still.
 *
 * @returns undefined where it is not well-formed, or nested too deeply.
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#xml-object OpenAPI 3.1.1, XML Object}
 */
export function readXml(document: Document, schema: Pointer | undefined, text: string): Json | undefined {
  const root = parse(text)
  return root && readValue(document, schema, root)
}

function parse(text: string): Element | undefined {
  const parser = new SaxesParser()
  const open: (Element & { readonly children: Element[]; text: string })[] = [
    { name: '', attributes: new Map(), children: [], text: '' },
  ]
  const addText = (more: string) => {
    const inner = open.at(-1)
    if (inner) inner.text += more
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', ({ name, attributes }) => {
    const entries = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const)
    const element = { name: localName(name), attributes: new Map(entries), children: [], text: '' }
    if (open.length > deepestJson) throw new Error('too deep')
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  try {
    parser.write(text).close()
    return open[0]?.children[0]
  } catch {
    return undefined
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const xmlOf = ({ model }: Document, place: Pointer | undefined): JsonObject =>
  place === undefined ? {} : objectOf(schemaAt(model, place)?.xml)

const nameOf = (document: Document, place: Pointer | undefined, otherwise: string): string => {
  const { name } = xmlOf(document, place)
  return typeof name === 'string' ? name : otherwise
}

function readValue(document: Document, place: Pointer | undefined, element: Element): Json {
  const { root } = document.model
  const items = place === undefined ? undefined : itemsAt(root, place)
  if (items !== undefined) return element.children.map((child) => readValue(document, items, child))
  const properties = place === undefined ? new Map<string, Pointer>() : propertiesAt(root, place)
  if (properties.size === 0 && element.children.length === 0 && element.attributes.size === 0) return element.text
  const required = place === undefined ? new Set<string>() : requiredAt(root, place)
  const known = [...properties].flatMap(([name, at]): [string, Json][] => {
    // A list without an element around it and without items is not there at all.
    const none = required.has(name) && itemsAt(root, at) !== undefined && xmlOf(document, at).wrapped !== true ? [] : undefined
    const value = propertyOf(document, name, at, element) ?? none
    return value === undefined ? [] : [[name, value]]
  })
  const taken = new Set([...properties].flatMap(([name, at]) => [nameOf(document, at, name), ...itemNames(document, name, at)]))
  const others = element.children
    .filter(({ name }) => !taken.has(name))
    .map((one) => [one.name, readValue(document, undefined, one)] as const)
  return Object.fromEntries([...others, ...known])
}

/** Names of the elements that are the items of a list without an element around it. */
function itemNames(document: Document, name: string, place: Pointer): readonly string[] {
  const items = itemsAt(document.model.root, place)
  return items === undefined ? [] : [nameOf(document, items, nameOf(document, place, name))]
}

function propertyOf(document: Document, name: string, place: Pointer, { attributes, children }: Element): Json | undefined {
  const { attribute, wrapped } = xmlOf(document, place)
  const own = nameOf(document, place, name)
  if (attribute === true) return attributes.get(own)
  const items = itemsAt(document.model.root, place)
  if (items !== undefined && wrapped !== true) {
    const wanted = new Set(itemNames(document, name, place))
    const found = children.filter((child) => wanted.has(child.name))
    return found.length === 0 ? undefined : found.map((child) => readValue(document, items, child))
  }
  const child = children.find((one) => one.name === own)
  return child && readValue(document, place, child)
}
