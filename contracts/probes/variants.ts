import { type Document, type Operation, successOf, textOf } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Form } from '../http/form.ts'

/** A way to write a request that its example does not show, and that means the same. */
export interface Variant {
  readonly name: string
  readonly pointer: string
  /** Index into the model's notations. */
  readonly notation?: number
  /** Parameter to send along: `header.Request-Timeout` and its example. */
  readonly parameter?: { readonly field: string; readonly value: string | number }
  readonly form?: Form
  /** What tells it apart, in whichever operation it is refused. */
  readonly cause: string
  /** What of the request it writes: those that write the same cannot be sent in one request. */
  readonly writes: readonly string[]
  /** The status by which HTTP lets a server refuse it, whatever is documented. */
  readonly mayRefuse?: number
}

/**
 * Lists the variants of an operation: each further server URL, each optional parameter that has an example, and what JSON and HTTP
 * leave free.
 */
export function variantsOf(document: Document, operation: Operation): readonly Variant[] {
  const notations = document.model.notations.slice(1).map((notation, index) => ({
    name: `the path ${notation}${operation.path}`,
    pointer: `#/servers/${index + 1}`,
    notation: index + 1,
    cause: `#/servers/${index + 1}`,
    writes: ['path'],
  }))
  return [
    ...notations,
    ...parametersOf(operation),
    ...charsetOf(operation),
    ...bodyForms(operation),
    ...headForms(operation),
    ...urlForms(document, operation),
  ]
}

// A parameter is sent in the very spelling of the document.
const spelling = 'the names of headers'

function parametersOf({ pairs, parameters }: Operation): readonly Variant[] {
  const shown = new Set(Object.keys(pairs[0]?.request.parameters ?? {}))
  return parameters.flatMap(({ name, in: place, required, example, pointer }) => {
    const field = `${place}.${name}`
    if (required || place === 'path' || example === undefined || shown.has(field)) return []
    const writes = place === 'header' ? [field, spelling] : [field]
    return [
      { name: `${name}: ${textOf(example)}`, pointer, parameter: { field, value: example as string }, cause: pointer, writes },
    ]
  })
}

const withCharset = 'application/json; charset=utf-8'

/** JSON may say that it is UTF-8, which it always is. */
function charsetOf({ requestBody }: Operation): readonly Variant[] {
  if (requestBody?.mediaType !== 'application/json') return []
  const value = withCharset
  const name = `Content-Type: ${value}`
  const parameter = { field: 'header.Content-Type', value }
  return [{ name, pointer: requestBody.pointer, parameter, cause: name, writes: ['media type', spelling] }]
}

/** A form that means the same in every operation: where it is refused, how requests are read is the cause. */
const written = (pointer: string, name: string, form: Form, writes: string, mayRefuse?: number): Variant => ({
  name,
  pointer,
  form,
  cause: name,
  writes: [writes],
  ...(mayRefuse === undefined ? {} : { mayRefuse }),
})

const jsonForms: readonly (readonly [name: string, form: Form])[] = [
  ['its properties in another order', { reversed: true }],
  ['white space between the tokens of its JSON', { spaced: true }],
  ['letters of its JSON as escapes', { escaped: true }],
]

/** Another text of the same JSON, another spelling of the same media type, and another way to say where the body ends. */
function bodyForms({ pairs, requestBody }: Operation): readonly Variant[] {
  if (!requestBody || pairs[0]?.request.body === undefined) return []
  const { mediaType, pointer } = requestBody
  const texts = /^[^;]*[/+]json\s*(;|$)/i.test(mediaType) ? jsonForms : []
  // Where a charset is refused, it is whatever stands around it.
  const types = [
    ...(mediaType === 'application/json' ? [['application/json;charset=UTF-8', withCharset] as const] : []),
    // What stands behind a semicolon may be written in one case only, and a form in parts has its boundary there.
    ...(mediaType.includes(';') || /^multipart/i.test(mediaType)
      ? []
      : [[mediaType.toUpperCase(), mediaType.toUpperCase()] as const]),
  ]
  return [
    ...texts.map(([name, form]) => written(pointer, name, form, name)),
    ...types.map(([type, same]) => ({
      ...written(pointer, `Content-Type: ${type}`, { headers: { 'Content-Type': type } }, 'media type'),
      cause: `Content-Type: ${same}`,
    })),
    written(pointer, 'its body in chunks', { headers: { 'Transfer-Encoding': 'chunked' } }, 'length', 411),
    written(pointer, 'Expect: 100-continue', { headers: { Expect: '100-continue' } }, 'expectation', 417),
  ]
}

/** Names of headers mean the same in any case, blanks around their values nothing; and a client may accept more than what is documented. */
function headForms(operation: Operation): readonly Variant[] {
  const { pairs, pointer } = operation
  if (pairs.length === 0) return []
  const answer = successOf(operation)?.pointer ?? pointer
  return [
    written(pointer, 'header names in lower case', { names: 'lower' }, spelling),
    written(pointer, 'header names in capitals', { names: 'upper' }, spelling),
    written(pointer, 'blanks around the values of headers', { padded: true }, 'blanks'),
    written(answer, 'Accept: */*;q=0.8', { headers: { Accept: '*/*;q=0.8' } }, 'accept'),
    written(answer, 'no Accept header', { leftOut: ['Accept'] }, 'accept'),
    written(answer, 'Accept-Encoding: gzip', { headers: { 'Accept-Encoding': 'gzip' } }, 'encoding'),
  ]
}

/** What is percent-encoded though it need not be means the same, and the order of parameters nothing. */
function urlForms(document: Document, operation: Operation): readonly Variant[] {
  const { pairs, parameters } = operation
  const { value: effect } = effectsOf(document).of(operation)
  // A server that takes it for another key makes a record that nothing of the run names.
  if ('creates' in effect || (effect.kind === 'create' && effect.key?.startsWith('path.'))) return []
  const shown = Object.keys(pairs[0]?.request.parameters ?? {})
  const first = parameters.find(({ name, in: place }) => ['path', 'query'].includes(place) && shown.includes(`${place}.${name}`))
  return first ? [written(first.pointer, 'its path and query values percent-encoded', { encoded: true }, 'url')] : []
}
