import type { StationDeviation } from './deviation.ts'
import type { Answer, Asked } from './parcel.ts'
import { createStation, documentedRules } from './station.ts'

/** A station that sends another header, or none. */
const sending =
  (
    name: string,
    value: (text: string) => string | readonly string[] | undefined,
    when: (answer: Answer, asked: Asked) => boolean = () => true,
  ) =>
  () => ({
    station: createStation(documentedRules),
    edit: (answer: Answer, asked: Asked): Answer => {
      const { [name]: text, ...others } = answer.headers ?? {}
      if (text === undefined || !when(answer, asked)) return answer
      const changed = value(String(text))
      return { ...answer, headers: changed === undefined ? others : { ...others, [name]: changed } }
    },
  })

const none = () => undefined

/** Stations that send a documented header otherwise than documented. */
export const deviatingHeaders: readonly StationDeviation[] = [
  {
    name: 'a header that every response has is in none',
    rules: ['header'],
    says: /"X-Rate-Remaining" is missing/,
    break: sending('X-Rate-Remaining', none),
  },
  {
    name: 'a header that every response has is missing from refusals',
    rules: ['header'],
    says: /"X-Rate-Remaining" is missing/,
    break: sending('X-Rate-Remaining', none, ({ status }) => status >= 400),
  },
  {
    name: 'a header that every response has is missing from one operation',
    rules: ['header'],
    says: /"X-Rate-Remaining" is missing/,
    break: sending('X-Rate-Remaining', none, (_, { method }) => method === 'DELETE'),
  },
  {
    name: 'a stored parcel without Location',
    rules: ['header'],
    says: /"Location" is missing/,
    break: sending('Location', none),
  },
  {
    name: 'a Location that leads elsewhere',
    rules: ['header'],
    says: /"Location" must match pattern/,
    break: sending('Location', (path) => `/v2${path}`),
  },
  {
    name: 'two Locations',
    rules: ['header'],
    says: /"Location" is sent 2 times with different values/,
    break: sending('Location', (path) => [path, `${path}0`]),
  },
  {
    name: 'a number in words',
    rules: ['header'],
    says: /"X-Rate-Remaining" must be integer, actual "many"/,
    break: sending('X-Rate-Remaining', () => 'many'),
  },
  {
    name: 'a number with a fraction',
    rules: ['header'],
    says: /"X-Rate-Remaining" must be integer, actual "0.5"/,
    break: sending('X-Rate-Remaining', () => '0.5'),
  },
  {
    name: 'a number below zero',
    rules: ['header'],
    says: /"X-Rate-Remaining" must be >= 0, actual "-1"/,
    break: sending('X-Rate-Remaining', () => '-1'),
  },
  {
    name: 'a number that is empty',
    rules: ['header'],
    says: /"X-Rate-Remaining" must be integer, actual ""/,
    break: sending('X-Rate-Remaining', () => ''),
  },
  {
    name: 'a time of day in place of a date',
    rules: ['header'],
    says: /"X-Arrived-At" must match format "date-time"/,
    break: sending('X-Arrived-At', (text) => new Date(text).toUTCString()),
  },
  {
    name: 'a list with an item that is none of the choices',
    rules: ['header'],
    says: /"X-Kinds" \/1 must be equal to one of the allowed values/,
    break: sending('X-Kinds', () => 'book, stone'),
  },
  {
    name: 'an object without what it has to have',
    rules: ['header'],
    says: /"X-Size"/,
    break: sending('X-Size', (text) => text.replace('grams', 'weight')),
  },
  {
    name: 'an object with text for a number',
    rules: ['header'],
    says: /"X-Size" \/grams must be integer/,
    break: sending('X-Size', () => 'grams=heavy'),
  },
  {
    name: 'JSON that is none',
    rules: ['header'],
    says: /"X-Receiver" is not JSON/,
    break: sending('X-Receiver', () => '{name: Ada}'),
  },
  {
    name: 'JSON without what it has to have',
    rules: ['header'],
    says: /"X-Receiver" must have required property 'name'/,
    break: sending('X-Receiver', () => '{}'),
  },
]
