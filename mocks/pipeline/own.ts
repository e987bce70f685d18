import { type Document, isJson, type Json, type Operation, responseFor } from '#openapi'
import type { Act } from '../effects/index.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import type { Outcome } from '../handlers/outcome.ts'
import type { Next, OwnOperation, OwnRequest, Reply } from '../handlers/own-operation.ts'
import { BrokenAnswerError, type Responder } from '../handlers/respond.ts'
import { headersOf } from './headers.ts'
import { chooseContent, concreteType } from './negotiate.ts'
import { writeBody } from './write.ts'

/** An operation of one's own, and what it is asked with. */
export interface Asked {
  readonly own: OwnOperation
  readonly act: Act
  readonly request: RequestParts
  /** Path templates of the collections, by name. */
  readonly paths: Readonly<Record<string, string>>
  /** Does what the effect does. */
  readonly perform: () => ResponseParts | Promise<ResponseParts>
}

/**
 * Asks an operation of one's own, and writes what it responds with.
 *
 * @throws {BrokenAnswerError} Where the document does not have the response.
 */
export async function askOwn(asked: Asked, responder: Responder): Promise<ResponseParts> {
  const { own, act, perform } = asked
  const ask = own as (request: OwnRequest, next: Next) => Reply | Outcome | Promise<Reply | Outcome>
  const performed = new Map<Reply, ResponseParts>()
  const next: Next = async () => {
    const response = await perform()
    const reply = readReply(response)
    performed.set(reply, response)
    return reply
  }
  const reply: unknown = await ask(ownRequest(asked), next)
  const untouched = performed.get(reply as Reply)
  if (untouched) return untouched
  if (isOutcome(reply)) return responder.respond(exampleOf(act.operation, reply), reply.values)
  if (isReply(reply)) return writeReply(act, reply, asked.request)
  throw new BrokenAnswerError(
    `doublecheck mock: the operation "${act.operation.id}" returned no response: return { status, body }, answer('example') or next().`,
  )
}

function ownRequest({ act, request, paths }: Asked): OwnRequest {
  const { inputs, body, collections, now, createId } = act
  const valuesIn = (place: string): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      Object.entries(inputs).flatMap(([field, value]) =>
        field.startsWith(`${place}.`) ? [[field.slice(place.length + 1), value] as const] : [],
      ),
    )
  const own = {
    path: valuesIn('path'),
    query: valuesIn('query'),
    header: valuesIn('header'),
    cookie: valuesIn('cookie'),
    body,
    headerOf: (name: string) => request.header(name.toLowerCase()),
    now,
    createId,
  }
  const byName = Object.getOwnPropertyDescriptors(collections)
  const byPath = Object.fromEntries(
    Object.entries(byName).map(([name, collection]) => [paths[name] ?? name, collection] as const),
  )
  const all = { collections: { enumerable: true, value: Object.defineProperties({}, byPath) } }
  return Object.defineProperties({}, { ...byName, ...all, ...Object.getOwnPropertyDescriptors(own) }) as OwnRequest
}

/** A response as a value: its body is what was written, where that is JSON. */
function readReply({ status, headers, body }: ResponseParts): Reply {
  if (body === undefined) return { status, headers }
  const type = headers['Content-Type'] ?? ''
  return { status, headers, body: isJson(type) && body !== '' ? (JSON.parse(body) as unknown) : body }
}

const isOutcome = (reply: unknown): reply is Outcome => typeof reply === 'object' && reply !== null && 'example' in reply

const isReply = (reply: unknown): reply is Reply =>
  typeof reply === 'object' && reply !== null && 'status' in reply && typeof reply.status === 'number'

function exampleOf({ id, responses }: Operation, { example }: Outcome) {
  const examples = responses.flatMap((response) => response.examples)
  const found = examples.find(({ name }) => name === example)
  if (found) return found
  const names = examples.map(({ name }) => `"${name}"`).join(', ') || 'none'
  throw new BrokenAnswerError(`doublecheck mock: the operation "${id}" has no response example "${example}". It has: ${names}.`)
}

function writeReply({ document, operation, seed }: Act, reply: Reply, request: RequestParts): ResponseParts {
  const { status, body } = reply
  const response = responseFor(operation, status)
  if (!response) throw broken(document, operation, `${status} is not documented`, operation.pointer)
  const own = { ...headersOf(document, response, seed), ...reply.headers }
  if (body === undefined) return { status, headers: own }
  const accepted = chooseContent(response.contents, request.header('accept')) ?? chooseContent(response.contents, undefined)
  if (!accepted) throw broken(document, operation, `${status} is documented without a body`, response.pointer)
  const [violation] = accepted.schema === undefined ? [] : document.validate(accepted.schema, body, 'response')
  if (violation) throw broken(document, operation, `${violation.at || 'the whole body'} ${violation.message}`, violation.rule)
  const headers = { 'Content-Type': concreteType(accepted.mediaType), ...own }
  return { status, headers, body: writeBody(document.model, accepted, body as Json) }
}

const broken = (document: Document, { id }: Operation, what: string, pointer: string): BrokenAnswerError =>
  new BrokenAnswerError(
    `doublecheck mock: the response of the operation "${id}" does not match the document: ${what}, says ${document.locate(pointer)}.`,
  )
