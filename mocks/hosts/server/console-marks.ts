import { isObject, type Json, type Model, readJson, textOf } from '#openapi'
import { isSecretFormField } from '../../sandboxes/form-fields.ts'
import { isSecretHeader, isSecretParameter, type SecretNames } from '../../sandboxes/request-secrets.ts'
import { hidden, isSecretField } from '../../sandboxes/secrets.ts'

/** What puts marks in the place of secrets, and remembers them. */
export interface Marking {
  readonly model: Model
  readonly names: SecretNames
  /** The secrets met so far, with the names of their variables. */
  readonly seen: Map<string, string>
}

/** Stands around the name of a variable, where no document and no account is likely to have it. */
const markOf = (name: string): string => `⟦${name}⟧`

/** What a mark looks like; its first group is the name of the variable. */
export const marks = /⟦(\w+)⟧/g

/** From this many characters on, a secret is looked for where its name does not tell. */
const shortest = 4

function mark({ seen }: Marking, name: string, value: string): string {
  const variable = variableName(name)
  if (value !== hidden && value.length >= shortest) {
    seen.set(value, variable)
    seen.set(encodeURIComponent(value), variable)
  }
  return markOf(variable)
}

/** `newPassword` → `NEW_PASSWORD`, `X-Api-Key` → `X_API_KEY`. */
const variableName = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/\W+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .toUpperCase()

/** Marks the value of a header; what stands before a credential stays. */
export function markHeader(marking: Marking, name: string, value: string): string {
  if (!isSecretHeader(name, marking.names)) return value
  const scheme = Object.values(marking.model.securitySchemes).find(({ field }) => field.toLowerCase() === name.toLowerCase())
  const prefix = /^(Bearer|Basic|Token) /i.exec(value)?.[0] ?? scheme?.prefix ?? ''
  const called = name.toLowerCase() === 'authorization' ? 'TOKEN' : name
  return `${prefix}${mark(marking, called, value.startsWith(prefix) ? value.slice(prefix.length) : value)}`
}

/** Marks the secret parameters of a URL. */
export function markQuery(marking: Marking, url: string): string {
  const at = url.indexOf('?')
  if (at < 0) return url
  const marked = url
    .slice(at + 1)
    .split('&')
    .map((part) => {
      const [[name, value] = ['', '']] = [...new URLSearchParams(part)]
      return isSecretParameter(name, marking.names) ? `${part.split('=', 1)[0]}=${mark(marking, name, value)}` : part
    })
  return `${url.slice(0, at)}?${marked.join('&')}`
}

/** Marks a field of a form. */
export const markFormField = (marking: Marking, name: string, value: string): string =>
  isSecretFormField(name, marking.names.fields) ? mark(marking, name, value) : value

/** Marks the fields of a body, and writes it as it is sent. */
export function markBody(marking: Marking, mediaType: string, body: Json): string {
  // The journal hides what it cannot read as a whole.
  if (body === hidden) return markOf('BODY')
  if (/urlencoded/i.test(mediaType)) return markForm(marking, body)
  const read = typeof body === 'string' ? readJson(body) : { value: body }
  const value = 'value' in read ? read.value : undefined
  if (typeof value === 'object') return JSON.stringify(markFields(marking, value))
  return markElements(marking, textOf(body))
}

function markForm(marking: Marking, body: Json): string {
  const pairs = isObject(body)
    ? Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, textOf(one as Json)] as const))
    : [...new URLSearchParams(textOf(body))]
  return pairs
    .map(([name, value]) => {
      const marked = markFormField(marking, name, value)
      return `${encodeURIComponent(name)}=${marked === value ? encodeURIComponent(value) : marked}`
    })
    .join('&')
}

function markFields(marking: Marking, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => markFields(marking, item))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (!isSecretField(name, item, marking.names.fields)) return [name, markFields(marking, item)]
      return [name, mark(marking, name, typeof item === 'string' ? item : JSON.stringify(item))]
    }),
  )
}

/** The elements of XML; in any other text there are none. */
const markElements = (marking: Marking, text: string): string =>
  text.replaceAll(/<([\w.:-]+)([^<>]*)>([^<>]+)(?=<\/\1\s*>)/g, (whole, name: string, attributes: string, value: string) =>
    isSecretField(name, value, marking.names.fields) ? `<${name}${attributes}>${mark(marking, name, value)}` : whole,
  )

/** Marks the secrets met before wherever else they stand, and what the journal had hidden already. */
export function markElsewhere<Value>({ seen }: Marking, value: Value): Value {
  const longest = [...seen].toSorted(([one], [other]) => other.length - one.length)
  const replace = (text: string): string =>
    longest.reduce((rest, [secret, name]) => rest.replaceAll(secret, markOf(name)), text).replaceAll(hidden, markOf('SECRET'))
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return replace(one)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, walk(item)]))
  }
  return walk(value) as Value
}
