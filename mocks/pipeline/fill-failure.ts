import { type Document, isObject, type Json, type JsonObject, type Pointer, propertiesAt, requiredAt, schemaAt } from '#openapi'
import { plainName } from '#openapi/effects'
import { describeFault, type Fault } from './judge.ts'

/** What a failure says. */
export interface Failure {
  readonly status: number
  /** `Not Found` */
  readonly title: string
  readonly detail: string
  readonly path: string
  readonly faults: readonly Fault[]
}

/** What the properties of a failure say, by their plain names; what is no such text stays as the example has it. */
const texts: readonly (readonly [RegExp, (failure: Failure) => Json])[] = [
  [
    /^(message|msg|detail|details|description|reason|errormessage|errordescription|error|faultstring|explanation)$/,
    ({ detail }) => detail,
  ],
  [/^title$/, ({ title }) => title],
  [/^(instance|path|url|requesturi)$/, ({ path }) => path],
]

const numbers = /^(status|statuscode|httpstatus|httpstatuscode|httpcode)$/

/**
 * Fills the example of a failure, or one made of its schema, so that it says what is wrong.
 *
 * @param shown Whether it is an example of the document: its codes and short words are kept then.
 */
export function filledFailure(example: Json, failure: Failure, shown: boolean): Json {
  if (typeof example === 'string') return failure.detail
  if (!isObject(example)) return Array.isArray(example) ? filledList(example as readonly Json[], failure, shown) : example
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, filledProperty(name, value, failure, shown)]))
}

function filledProperty(name: string, value: Json, failure: Failure, shown: boolean): Json {
  const plain = plainName(name)
  if (numbers.test(plain) && typeof value === 'number') return failure.status
  if (numbers.test(plain) && typeof value === 'string' && (!shown || /^\d{3}$/.test(value))) return String(failure.status)
  if (plain === 'code' && !shown) return typeof value === 'number' ? failure.status : wordOf(failure)
  const text = texts.find(([names]) => names.test(plain))?.[1]
  if (typeof value === 'string') return text && !(shown && isCode(value)) ? text(failure) : value
  if (Array.isArray(value)) return filledList(value as readonly Json[], failure, shown)
  if (!isObject(value)) return value
  // `{ errors: { title: ['is required'] } }`: named after what is wrong.
  const lists = Object.values(value)
  if (/^(errors?|fields?|violations)$/.test(plain) && lists.length > 0 && lists.every(isListOfTexts)) return byField(failure)
  if (isTextByField(plain, value) && failure.faults.length > 0) return spoken(failure)
  // What may hold anything and holds nothing: there is room for what is wrong.
  if (roomy.test(plain) && lists.length === 0 && !shown) return spoken(failure)
  return filledFailure(value, failure, shown)
}

/** `{ errors: { name: 'is required' } }`, and not `{ errors: { code, message } }`. */
const isTextByField = (name: string, value: JsonObject): boolean =>
  /^(errors|fields|violations)$/.test(name) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(
    ([key, one]) => typeof one === 'string' && !/^(message|msg|detail|code|type|status|reason)$/.test(plainName(key)),
  )

const roomy = /^(errors?|fields?|violations|details?|context|additionalinfo|extra|info)$/

/** What is wrong by its place, else why. */
const spoken = ({ faults, detail }: Failure): JsonObject =>
  faults.length === 0
    ? { reason: detail }
    : Object.fromEntries(faults.map(({ keys, in: place, message }) => [keys.join('.') || place, message]))

/** `not_found` */
const wordOf = ({ title }: Failure): string => title.toLowerCase().replaceAll(/\W+/g, '_')

/**
 * Leaves out of a failure that was made up what says nothing: what is neither required nor filled.
 *
 * @param schema Place of its schema.
 */
export function toldOf({ model }: Pick<Document, 'model'>, schema: Pointer | undefined, value: Json): Json {
  if (schema === undefined || !isObject(value)) return value
  const properties = propertiesAt(model.root, schema)
  const { additionalProperties: others } = schemaAt(model, schema) ?? {}
  // One list shows that the map is one of lists: it is filled by field.
  if (properties.size === 0 && isObject(others) && others.type === 'array') return { field: [''] }
  const required = requiredAt(model.root, schema)
  const isTold = (name: string) =>
    numbers.test(plainName(name)) || told.test(plainName(name)) || texts.some(([names]) => names.test(plainName(name)))
  const kept = Object.entries(value).filter(([name]) => required.has(name) || isTold(name))
  return Object.fromEntries(kept.map(([name, one]) => [name, toldOf({ model }, properties.get(name), one)]))
}

const told = /^(code|errors?|fields?|violations|invalidparams|type|errorcode)$/

/** `not_found` is read by programs, `Not found` by people. */
const isCode = (text: string): boolean => /^[\w.:/-]+$/.test(text) && /[_.:/-]|^[A-Z\d]+$|^[a-z]+$/.test(text)

const isListOfTexts = (value: Json): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string')

function byField({ faults, detail }: Failure): JsonObject {
  if (faults.length === 0) return { body: [detail] }
  const grouped = Map.groupBy(faults, ({ keys, in: place }) => keys.at(-1) ?? place)
  return Object.fromEntries([...grouped].map(([name, own]) => [name, own.map(({ message }) => message)]))
}

function filledList(list: readonly Json[], failure: Failure, shown: boolean): Json {
  const [first] = list
  if (typeof first === 'string') return failure.faults.length > 0 ? failure.faults.map(describeFault) : [failure.detail]
  if (!isObject(first)) return list
  // What was made up says nothing about a single value where none is wrong.
  if (failure.faults.length === 0) return shown ? [filledFailure(first, failure, shown)] : []
  return failure.faults.map((fault) => filledFault(first, fault, failure, shown))
}

/** One entry of a list of what is wrong: `{ field, message }`, `{ loc, msg, type }`. */
function filledFault(example: JsonObject, fault: Fault, failure: Failure, shown: boolean): JsonObject {
  const own = { ...failure, detail: fault.message, faults: [] }
  // A whole body that is missing has no keys.
  const field = fault.keys.join('.') || fault.in
  // Nothing is said of what an entry has: there is room for all of it.
  if (!shown && Object.keys(example).length === 0) return { field, message: fault.message }
  return Object.fromEntries(
    Object.entries(example).map(([name, value]): [string, Json] => {
      const plain = plainName(name)
      if (/^(loc|location|path)$/.test(plain) && Array.isArray(value)) return [name, [fault.in, ...fault.keys]]
      if (/^(pointer|instancepath|jsonpointer)$/.test(plain)) return [name, fault.keys.map((key) => `/${key}`).join('')]
      if (
        /^(field|fieldname|name|param|parameter|property|propertyname|propertypath|attribute|key|path|target)$/.test(plain) &&
        typeof value === 'string'
      )
        return [name, field]
      if (/^(in|location|source)$/.test(plain) && typeof value === 'string') return [name, fault.in]
      if (/^(rule|keyword|constraint|validator)$/.test(plain) && typeof value === 'string') return [name, fault.keyword]
      if (plain === 'type' && typeof value === 'string' && !shown) return [name, fault.keyword]
      if (plain === 'issue' && typeof value === 'string') return [name, fault.message]
      if (isObject(value)) return [name, filledFault(value, fault, failure, shown)]
      return [name, filledProperty(name, value, own, shown)]
    }),
  )
}
