import { type Answer, type Document, type Json, type Rejections, valueAt, withValueAt } from '#openapi'
import type { Told } from './judge.ts'
import type { ResponseParts } from './message.ts'
import { createTemplate, type Sources, type Template } from './template.ts'

/** Writes documented answers as responses. */
export interface Responder {
  /** Takes an example apart now, so that the first request does not have to. */
  readonly prepare: (answer: Answer) => void
  /** @throws {BrokenAnswerError} When the filled answer breaks the document. */
  readonly respond: (
    answer: Answer,
    values?: Values,
    headers?: Readonly<Record<string, string>>,
    others?: readonly Told[],
  ) => ResponseParts
  /** A failure of the mock itself: status 500, in plain words. */
  readonly fail: (message: string) => ResponseParts
}

/** An answer of the mock that breaks its own document. */
export class BrokenAnswerError extends Error {
  override readonly name = 'BrokenAnswerError'
}

/** How the bodies of an API differ from what its document says. */
export interface Format {
  readonly escapeHtml?: boolean
  readonly finish?: (body: unknown) => unknown
}

/** A template with what is the same in every response made of it. */
interface Prepared {
  readonly template: Template
  readonly headers: Readonly<Record<string, string>>
  /** The response of an example in which nothing changes. */
  fixed?: ResponseParts
}

/**
 * Creates a responder.
 *
 * @param format `escapeHtml` writes `<`, `>` and `&` in JSON as Go's encoder does; `finish` has the last word on a body.
 */
export function createResponder(document: Document, sources: Sources, format: Format): Responder {
  const { escapeHtml = false, finish = (body: unknown) => body } = format
  const prepared = new Map<Answer, Prepared>()
  const everywhere = accessHeaders(document.model.rejections)

  function prepare(answer: Answer): Prepared {
    const known = prepared.get(answer)
    if (known) return known
    const template = createTemplate(document.model, answer)
    const made: Prepared = { template, headers: { ...headersOf(answer), ...everywhere } }
    prepared.set(answer, made)
    return made
  }

  function write({ template, headers }: Prepared, values: Values, others: readonly Told[]): ResponseParts {
    const { answer } = template
    const named = answer.name === String(answer.status) ? {} : { example: answer.name }
    if (answer.value === undefined) return { status: answer.status, headers, ...named }
    const value = template.fill(values, sources)
    for (const other of others) addFault(value, answer, prepare(other.answer).template.fill(other.values, sources))
    requireKept(document, answer, value)
    const body = isJson(answer.mediaType) ? encode(finish(value), escapeHtml) : String(value)
    return { status: answer.status, headers, body, ...named }
  }

  return {
    prepare,
    respond: (answer, values = {}, extra, others = []) => {
      const made = prepare(answer)
      const response = made.fixed ?? write(made, values, others)
      if (made.template.fixed) made.fixed = response
      return extra ? { ...response, headers: { ...response.headers, ...extra } } : response
    },
    fail: (message) => ({ status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...everywhere }, body: message }),
  }
}

type Values = Readonly<Record<string, unknown>>

/** Puts what another answer tells of its fault behind what this one tells: its `x-values` place `fault` is an element of a list. */
function addFault(value: unknown, { values, value: answerValue = null }: Answer, other: unknown): void {
  const [{ at, text, join } = { at: '' }] = values.fault ?? []
  if (text !== undefined && join !== undefined) {
    appendText(value as Json, answerValue, at, { text, join }, other as Json)
    return
  }
  const list = valueAt(value as Json, at.slice(0, at.lastIndexOf('/')))
  const fault = valueAt(other as Json, at)
  if (Array.isArray(list) && fault !== undefined) list.push(fault)
}

/** The same for a part of a text: what begins where the part begins in the example comes behind, after `join`. */
function appendText(value: Json, example: Json, at: string, part: { text: string; join: string }, other: Json): void {
  const [own, more, written] = [value, other, example].map((one) => valueAt(one, at))
  if (typeof own !== 'string' || typeof more !== 'string' || typeof written !== 'string') return
  Object.assign(value as object, withValueAt(value, at, `${own}${part.join}${more.slice(written.indexOf(part.text))}`))
}

function accessHeaders({ preflight }: Rejections): Readonly<Record<string, string>> {
  const headers = preflight ? headersOf(preflight) : {}
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^access-control-/i.test(name)))
}

function headersOf(answer: Answer): Readonly<Record<string, string>> {
  const type = answer.mediaType === 'application/json' ? 'application/json; charset=utf-8' : answer.mediaType
  const documented = answer.headers.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example] as const]))
  return { ...(type === undefined ? {} : { 'Content-Type': type }), ...Object.fromEntries(documented) }
}

const isJson = (mediaType: string | undefined): boolean => mediaType !== undefined && /[/+]json\b/.test(mediaType)

function requireKept(document: Document, answer: Answer, value: unknown): void {
  const [violation] = answer.schema === undefined ? [] : document.validate(answer.schema, value)
  if (!violation) return
  throw new BrokenAnswerError(
    `doublecheck mock: the response "${answer.name}" (${document.locate(answer.pointer)}) does not match the document: ` +
      `${violation.at || 'the whole body'} ${violation.message}, says ${document.locate(violation.rule)}.`,
  )
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

function encode(value: unknown, escapeHtml: boolean): string {
  const text = JSON.stringify(value)
  return escapeHtml ? text.replace(/[<>&\u2028\u2029]/g, (character) => htmlEscapes[character] ?? character) : text
}
