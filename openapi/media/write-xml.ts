import type { Json, Model, Pointer } from '../model/model.ts'
import { followReference } from '../model/place.ts'
import { isObject, objectOf } from '../model/plain.ts'
import { schemaAt } from '../model/schema-at.ts'
import { itemsAt, propertiesAt } from '../schema/properties.ts'

/**
 * Writes a value as XML, as the `xml` objects of its schema say.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#xml-object OpenAPI 3.1.1, XML Object}
 */
export function writeXml(model: Model, schema: Pointer | undefined, value: Json): string {
  const place = schema === undefined ? undefined : followReference(model.root, schema)
  const own = place === undefined ? undefined : xmlOf(model, place).name
  const name = typeof own === 'string' ? own : (/\/schemas\/([A-Za-z_][\w.-]*)$/.exec(place ?? '')?.[1] ?? 'root')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(model, place, name, value)}`
}

const xmlOf = (model: Model, place: Pointer | undefined): Readonly<Record<string, Json>> =>
  place === undefined ? {} : objectOf(schemaAt(model, place)?.xml)

function writeElement(model: Model, place: Pointer | undefined, name: string, value: Json): string {
  const { prefix, namespace } = xmlOf(model, place)
  const tag = typeof prefix === 'string' ? `${prefix}:${name}` : name
  const declared =
    typeof namespace === 'string' ? ` xmlns${typeof prefix === 'string' ? `:${prefix}` : ''}="${escapeXml(namespace)}"` : ''
  if (Array.isArray(value)) return `<${tag}${declared}>${writeItems(model, place, 'item', value as readonly Json[])}</${tag}>`
  if (!isObject(value)) return `<${tag}${declared}>${escapeXml(textOf(value))}</${tag}>`
  const properties = place === undefined ? new Map<string, Pointer>() : propertiesAt(model.root, place)
  const entries = Object.entries(value).map(([key, one]) => ({
    key,
    one,
    at: properties.get(key),
    xml: xmlOf(model, properties.get(key)),
  }))
  const nameOf = (key: string, xml: Readonly<Record<string, Json>>) =>
    typeof xml.name === 'string' ? xml.name : elementName(key)
  const attributes = entries.filter(({ xml }) => xml.attribute === true)
  const written = attributes.map(({ key, one, xml }) => ` ${nameOf(key, xml)}="${escapeXml(textOf(one))}"`).join('')
  const children = entries
    .filter(({ xml }) => xml.attribute !== true)
    .map(({ key, one, at, xml }) => {
      if (!Array.isArray(one)) return writeElement(model, at, nameOf(key, xml), one)
      const items = writeItems(model, at, nameOf(key, xml), one as readonly Json[])
      return xml.wrapped === true ? `<${nameOf(key, xml)}>${items}</${nameOf(key, xml)}>` : items
    })
  return `<${tag}${declared}${written}>${children.join('')}</${tag}>`
}

function writeItems(model: Model, place: Pointer | undefined, otherwise: string, items: readonly Json[]): string {
  const itemPlace = place === undefined ? undefined : itemsAt(model.root, place)
  const { name } = xmlOf(model, itemPlace)
  return items.map((item) => writeElement(model, itemPlace, typeof name === 'string' ? name : otherwise, item)).join('')
}

/** A property can be called what no element can. */
const elementName = (key: string): string => key.replaceAll(/[^\w.-]/g, '_').replace(/^(?=[^A-Za-z_])/, '_')

const textOf = (value: Json): string => (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value))

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

const escapeXml = (text: string): string => text.replaceAll(/[<>&"]/g, (character) => escapes[character] ?? character)
