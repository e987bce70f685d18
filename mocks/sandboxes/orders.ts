import type { Answer, Operation } from '#openapi'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { problem } from '../handlers/problem.ts'
import type { Orders, Sample } from '../handlers/receiver.ts'
import { StoreError } from '../store/error.ts'
import type { Drawn, Fault, OpenFaults } from './faults.ts'
import {
  answersOf,
  describeAnswers,
  describePreference,
  findAnswer,
  type Preference,
  readPreference,
  refusePreference,
} from './prefer.ts'

/** What is done to one request, and what is told of it. */
export interface Ordered extends Orders {
  readonly malformed: boolean
  readonly notes: readonly string[]
}

type Respond = (answer: Answer) => ResponseParts

const dropped: ResponseParts = { status: 0, headers: {}, dropped: true }

/** Gives what is done to a request on purpose; undefined where it is nothing, as nearly always. */
export function ordersFor(
  request: RequestParts,
  operation: Operation,
  faults: Pick<OpenFaults, 'draw'>,
  respond: Respond,
  sample?: Sample,
): Ordered | undefined {
  const header = request.header('prefer')
  const drawn = faults.draw(operation)
  const preferred = header === undefined ? undefined : prefer(header, operation, respond, sample)
  if (!preferred) return drawn && orderFault(drawn, operation, respond, sample)
  // A preference is the wish of this one request; a fault that takes the answer away goes before it.
  const instead = drawn?.fault ? orderFault(drawn, operation, respond, sample).instead : undefined
  const notes = [...(drawn?.notes ?? []), `prefer: ${header}`]
  return {
    delayMs: drawn?.delayMs ?? 0,
    instead: instead ?? preferred,
    malformed: drawn?.fault?.kind === 'malformed',
    notes,
  }
}

function prefer(header: string, operation: Operation, respond: Respond, sample?: Sample): ResponseParts | undefined {
  const preference = readPreference(header)
  if (!preference || (isOnlyDynamic(preference) && !sample)) return undefined
  const response = shown(operation, preference, respond, sample)
  if (!response) return refusePreference(operation)
  return { ...response, headers: { ...response.headers, 'Preference-Applied': describePreference(preference) } }
}

function orderFault({ delayMs, fault, notes }: Drawn, operation: Operation, respond: Respond, sample?: Sample): Ordered {
  const malformed = fault?.kind === 'malformed'
  if (fault?.kind === 'drop') return { delayMs, notes, malformed, instead: dropped }
  if (fault?.kind !== 'status') return { delayMs, notes, malformed }
  const { status: code, example } = fault
  const instead = shown(operation, { code, ...(example === undefined ? {} : { example }) }, respond, sample)
  return { delayMs, notes, malformed, instead: instead ?? undocumented(code) }
}

/** A documented response, or one that is made up of its schema where it has no example. */
function shown(operation: Operation, wanted: Preference, respond: Respond, sample?: Sample): ResponseParts | undefined {
  if (wanted.dynamic && wanted.example === undefined && sample) return sample(operation, wanted.code, true)
  const answer = findAnswer(operation, wanted)
  if (answer) return respond(answer)
  return wanted.code === undefined || wanted.example !== undefined ? undefined : sample?.(operation, wanted.code)
}

/** Whoever makes nothing up responds as ever. */
const isOnlyDynamic = ({ code, example }: Preference): boolean => code === undefined && example === undefined

/** Statuses that never have a body. */
const bodyless: ReadonlySet<number> = new Set([204, 205, 304])

const undocumented = (status: number): ResponseParts =>
  bodyless.has(status)
    ? { status, headers: {} }
    : problem(status, `Status ${status}`, 'Returned by a fault: the document has no response with this status.')

/** Cuts the body of an answer short; what has none stays as it is. */
export function malform(response: ResponseParts): ResponseParts {
  const { body } = response
  return body === undefined ? response : { ...response, body: body.slice(0, Math.ceil(body.length / 2)) }
}

/**
 * Makes sure that a fault is for something there is.
 *
 * @throws {StoreError} `unknown-operation` or `unknown-answer`.
 */
export function requireKnown(operations: readonly Operation[], fault: Fault): void {
  const meant = operations.filter(({ id }) => fault.operation === undefined || id === fault.operation)
  if (meant.length === 0) {
    const names = operations.map(({ id }) => id).join(', ')
    throw new StoreError('unknown-operation', `There is no operation "${fault.operation}". There are: ${names}.`)
  }
  if (fault.kind !== 'status' || fault.example === undefined) return
  const [first] = meant
  const known = meant.some((one) => answersOf(one).some(({ name, status }) => name === fault.example && status === fault.status))
  if (known || !first) return
  const answers = fault.operation === undefined ? '' : ` It has: ${describeAnswers(first)}.`
  throw new StoreError(
    'unknown-answer',
    `"${fault.operation ?? 'no operation'}" has no response "${fault.example}" with status ${fault.status}.${answers}`,
  )
}
