import { type Content, isJson, isObject, type Json, type Model, textOf } from '#openapi'
import { isXml, writeXml } from '#openapi/media'
import { bareType, concreteType } from './negotiate.ts'

/** Writes a value in a media type. */
export function writeBody(model: Model, { mediaType, schema, itemSchema }: Content, value: Json): string {
  const type = bareType(concreteType(mediaType))
  const listed = itemSchema !== undefined || /jsonl|ndjson|event-stream/.test(type)
  const items = listed && Array.isArray(value) ? (value as readonly Json[]) : undefined
  if (type === 'text/event-stream') return (items ?? [value]).map(writeEvent).join('')
  if (items) return items.map((item) => `${JSON.stringify(item)}\n`).join('')
  if (isJson(type)) return JSON.stringify(value)
  if (isXml(type)) return typeof value === 'string' ? value : writeXml(model, schema, value)
  if (type === 'application/x-www-form-urlencoded' && isObject(value)) return writeForm(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** @see {@link https://html.spec.whatwg.org/multipage/server-sent-events.html HTML, Server-sent events} */
function writeEvent(event: Json): string {
  if (!isObject(event) || !('data' in event || 'event' in event)) return `data: ${textOf(event)}\n\n`
  const lines = Object.entries(event).flatMap(([name, value]) =>
    textOf(value)
      .split('\n')
      .map((line) => `${name}: ${line}`),
  )
  return `${lines.join('\n')}\n\n`
}

const writeForm = (value: Readonly<Record<string, Json>>): string =>
  new URLSearchParams(Object.entries(value).map(([name, one]) => [name, textOf(one)])).toString()
