import type { Answer, Document } from '#openapi'
import { isPending } from '../store/pending.ts'
import type { Sandbox, State } from '../store/sandbox.ts'
import type { Api, Context } from './api.ts'
import { type Judged, requireRejection, type Told } from './judge.ts'
import type { RequestParts } from './message.ts'
import type { Outcome } from './outcome.ts'
import type { Plan } from './plan.ts'
import { BrokenAnswerError } from './respond.ts'
import type { Match } from './route.ts'
import type { Sources } from './template.ts'

/** Which documented answer is given, and what stands in it. */
export interface Decision {
  readonly answer: Answer
  readonly values?: Readonly<Record<string, unknown>>
  /** What else the answer tells: more that is broken. */
  readonly others?: readonly Told[]
}

/** A request that has found its operation and may ask for it. */
export interface Asked<Records extends State<Records>, Caller> {
  readonly sandbox: Sandbox<Records>
  readonly request: RequestParts
  readonly match: Match<Plan<Records, Caller>>
  readonly caller: Caller | undefined
}

/** What it is decided by. */
interface Deciding<Records extends State<Records>, Caller> extends Sources {
  readonly api: Api<Records, Caller>
  readonly document: Document
  readonly options: object
}

/**
 * Decides what a request is answered with: reads it, judges it, and runs its operation.
 *
 * @throws {NoRejectionError} When the document has no answer to what is wrong with it.
 */
export function decide<Records extends State<Records>, Caller>(
  deciding: Deciding<Records, Caller>,
  asked: Asked<Records, Caller>,
): Decision | Promise<Decision> {
  const { request, match } = asked
  const plan = match.route
  const read = readBody(plan, request.body)
  if (read && !('value' in read)) return unreadable(plan, read.reason)
  const query = plan.parameters?.judge(plan.parameters.read(request.query, match.parameters)) ?? nothing
  const body = read && plan.body ? plan.body.judge(read.value) : nothing
  const early = [query.rejection, body.rejection].find((rejection) => rejection && !rejection.late)
  if (early) return early
  const context = contextOf(deciding, asked, query.value, body.value)
  const refused = deciding.api.authorize?.({
    ...context,
    operationId: plan.operation.id,
    security: plan.operation.security,
    document: deciding.document,
  })
  if (refused) return chosen(plan, refused)
  const late = query.rejection ?? body.rejection
  if (late) return late
  const outcome = plan.run(context)
  return isPending(outcome) ? outcome.then((settled) => chosen(plan, settled)) : chosen(plan, outcome)
}

const nothing: Judged = { value: undefined }

/** Undefined: no body, and none is needed. Without a reason: no body where one is needed. */
function readBody(
  { body }: Pick<Plan<never, never>, 'body'>,
  text: string,
): { readonly value: unknown } | { readonly reason: string | undefined } | undefined {
  if (!body) return undefined
  // Blanks of JSON only: `trim` would take a byte order mark and others for nothing.
  if (/[^ \t\r\n]/.test(text)) return body.read(text, body.properties)
  return body.required ? { reason: undefined } : undefined
}

function unreadable({ operation: { rejections } }: Pick<Plan<never, never>, 'operation'>, reason: string | undefined): Decision {
  const bodyless = reason === undefined ? rejections.bodyless : undefined
  return { answer: bodyless ?? requireRejection(rejections.unparsable, 'unparsable'), values: { reason } }
}

function contextOf<Records extends State<Records>, Caller>(
  { now, createId, options }: Deciding<Records, Caller>,
  { sandbox, request, caller }: Asked<Records, Caller>,
  query: unknown,
  body: unknown,
): Context<unknown, unknown, Records, Caller> {
  const { header, signal } = request
  return { ...sandbox.collections, body, query: query ?? {}, header, signal, caller, now, createId, options }
}

function chosen(
  { answers, operation }: Pick<Plan<never, never>, 'answers' | 'operation'>,
  { example, values }: Outcome,
): Decision {
  const answer = answers.get(example)
  if (answer) return { answer, values }
  throw new BrokenAnswerError(`doublecheck mock: the operation "${operation.id}" has no response example "${example}".`)
}
