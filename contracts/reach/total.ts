import { type Document, type Json, type Operation, propertiesAt, successOf } from '#openapi'
import { plainName } from '#openapi/effects'
import { fieldsAround } from './last-page.ts'

/** Headers of a response, by name in lower case. */
export type Headers = Readonly<Record<string, string>>

const total = /^x?total(count|items|elements|results|records|hits|entries)?$/

/** Whether a list is documented to say how many records it has on all its pages: `X-Total-Count`, `meta.total`. */
export const givesTotal = (document: Document, list: Operation): boolean => namesOf(document, list).length > 0

/** How many records a list says it has on all its pages; undefined where it does not, or is not documented to. */
export function totalIn(document: Document, list: Operation, body: Json | undefined, headers: Headers): number | undefined {
  const names = namesOf(document, list)
  const told = [...Object.entries(headers), ...fieldsAround(body)].filter(([name]) => names.includes(plainName(name)))
  const [found] = told.flatMap(([, value]) => (typeof value === 'object' || value === '' ? [] : [Number(value)]))
  return Number.isSafeInteger(found) ? found : undefined
}

function namesOf({ model: { root } }: Document, list: Operation): readonly string[] {
  const { headers = [], schema } = successOf(list) ?? {}
  const own = schema === undefined ? [] : [...propertiesAt(root, schema)]
  const all = [...own, ...own.flatMap(([, place]) => [...propertiesAt(root, place)])].map(([name]) => name)
  return [...headers.map(({ name }) => name), ...all].map(plainName).filter((name) => total.test(name))
}
