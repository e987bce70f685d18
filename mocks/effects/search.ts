import { isObject, type Json, type JsonObject } from '#openapi'
import { plainName } from '#openapi/effects'
import type { JsonRecord } from '../store/json-record.ts'
import type { Act } from './decision.ts'
import { matches } from './filter.ts'

const filters = /^filters?$/
const searches = /^(search|searchterm|searchtext|q|query|keywords?|term)$/

/**
 * Gives the records that a search lets through: `filter=status:open,closed name:Ada`, whose pairs all have to fit, and `search=ada`, which
 * some text of a record has to contain in any case. What is written in another language lets all of them through.
 *
 * @param known Fields that have a meaning already: filters by a property, pages, sorts.
 */
export function searched(act: Act, known: readonly string[], records: readonly JsonRecord[]): readonly JsonRecord[] {
  return act.operation.parameters.reduce<readonly JsonRecord[]>((rest, { in: place, name }) => {
    const text = act.inputs[`${place}.${name}`]
    if (place !== 'query' || typeof text !== 'string' || known.includes(`${place}.${name}`)) return rest
    if (filters.test(plainName(name))) return rest.filter(testOf(text, rest[0], act.now()))
    return searches.test(plainName(name)) && /^[\p{L}\p{N}\s_.@-]+$/u.test(text)
      ? rest.filter((one) => contains(one, text))
      : rest
  }, records)
}

type Test = (record: JsonObject) => boolean

/** Reads pairs of a property and its values. */
function testOf(text: string, sample: JsonObject | undefined, now: number): Test {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((pair) => /^([\w.-]+):(.+)$/.exec(pair))
  const tests = pairs.flatMap((pair): Test[] => {
    const [, property = '', values = ''] = pair ?? []
    const name = Object.keys(sample ?? {}).find((one) => plainName(one) === plainName(property))
    if (name === undefined) return []
    return [(record) => values.split(',').some((value) => isRecent(record[name], value, now) ?? matches(record[name], value))]
  })
  return tests.length === pairs.length ? (record) => tests.every((test) => test(record)) : () => true
}

const spans: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** `7d`: in the last seven days. Undefined where no span is meant. */
function isRecent(value: Json | undefined, span: string, now: number): boolean | undefined {
  const [, count, unit = ''] = /^(\d+)([smhdw])$/.exec(span) ?? []
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN
  if (count === undefined || Number.isNaN(time)) return undefined
  return time >= now - Number(count) * (spans[unit] ?? 0)
}

function contains(value: Json, text: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text.toLowerCase())
  if (Array.isArray(value)) return value.some((one) => contains(one as Json, text))
  return isObject(value) && Object.values(value).some((one) => contains(one, text))
}
