import type { Json, Operation } from '#openapi'
import { effectsOf } from '#openapi/effects'
import {
  type Act,
  type Decision,
  type DocumentState,
  layoutsOf,
  perform,
  performIf,
  removeBelow,
  shelfOf,
  usesTags,
  withChildren,
} from '../effects/index.ts'
import type { Core } from '../handlers/core.ts'
import { createGuarded } from '../handlers/guarded.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { requireOwn } from '../handlers/own-operation.ts'
import type { Receiver } from '../handlers/receiver.ts'
import { createResponder, type Responder } from '../handlers/respond.ts'
import type { Match } from '../handlers/route.ts'
import { isPending } from '../store/pending.ts'
import type { Sandbox } from '../store/sandbox.ts'
import { type Checked, check } from './check.ts'
import { createCors } from './cors.ts'
import { createFinder, type Finder, type Found } from './find.ts'
import { askOwn } from './own.ts'
import { pairOf } from './pair.ts'
import type { Refusal } from './refusal.ts'
import { refusalOf } from './refused-by-state.ts'
import { createDocumentResponder, type DocumentResponder } from './respond.ts'
import { refuseUnmatched } from './unmatched.ts'

/**
 * Creates what responds for a document without operations of its own: route → authenticate → read → judge → effect → negotiate → write.
 */
export function createDocumentReceiver(core: Core<DocumentState, unknown>): Receiver<DocumentState, Found> {
  requireOwn(core.document, core.own)
  const finder = createFinder(core.document.model)
  const answers = createResponder(core.document, core, {})
  const withCors = createCors()
  const responder = createDocumentResponder(core.document, core.seed)
  const work = createWork(core, finder, responder, answers)
  const guarded = createGuarded(core, (_, reason) => ({ ...answers.fail(reason), failure: reason }))
  return {
    find: finder.find,
    receive(request, sandbox, match, orders) {
      const response = guarded({
        request,
        sandbox,
        id: match?.route.operation.id,
        holdMs: core.delayMs + (orders?.delayMs ?? 0),
        respond: () => orders?.instead ?? sandbox.run(() => work(request, sandbox, match)),
      })
      return isPending(response) ? response.then((one) => withCors(request, one)) : withCors(request, response)
    },
    respond: (answer) => answers.respond(answer),
    sample: responder.sample,
  }
}

/** Creates what runs alone in the sandbox: what is judged, decided and shown is of one state. */
function createWork(core: Core<DocumentState, unknown>, finder: Finder, responder: DocumentResponder, answers: Responder) {
  const { document } = core
  const refuse = (operation: Operation, refusal: Refusal, request: RequestParts): ResponseParts => {
    const { stated, headers } = refusal
    return stated
      ? answers.respond(stated.answer, stated.values, headers, stated.others)
      : responder.refuse(operation, refusal, request)
  }

  return function work(
    request: RequestParts,
    sandbox: Sandbox<DocumentState>,
    match: Match<Found> | undefined,
  ): ResponseParts | Promise<ResponseParts> {
    if (!match) return refuseUnmatched(finder, responder, request)
    const { operation, base } = match.route
    const checked = check(core, operation, request, match.parameters)
    if (checked.kind === 'refused') return refuse(operation, checked.refusal, request)
    const act = actOf(core, sandbox, operation, checked)
    const settle = (decision: Decision): ResponseParts => {
      if (decision.kind === 'unchanged') return { status: 304, headers: { ETag: decision.tag } }
      if (decision.kind !== 'refused')
        return responder.succeed(act, withChildren(act, decision), request, `${request.mount ?? ''}${base}`)
      return refuse(operation, refusalOf(act, decision), request)
    }
    const performEffect = () => {
      const effect = effectsOf(document).of(operation).value
      const decided = usesTags(operation) ? performIf(effect, act, request.header, perform) : perform(effect, act)
      return isPending(decided) ? decided.then(settle) : settle(decided)
    }
    const own = Object.hasOwn(core.own, operation.id) ? core.own[operation.id] : undefined
    if (!own) return performEffect()
    return askOwn({ own, act, request, paths: core.api.paths ?? {}, perform: performEffect }, answers)
  }
}

function actOf(
  core: Core<DocumentState, unknown>,
  sandbox: Sandbox<DocumentState>,
  operation: Found['operation'],
  checked: Extract<Checked, { kind: 'sound' }>,
): Act {
  const { document, now, createId, seed } = core
  const path: Record<string, Json> = {}
  for (const [field, value] of Object.entries(checked.inputs))
    if (field.startsWith('path.')) path[field.slice('path.'.length)] = value
  const layouts = layoutsOf(document)
  return {
    document,
    operation,
    inputs: checked.inputs,
    body: checked.body,
    mediaType: checked.mediaType,
    collections: sandbox.collections,
    shown: pairOf(operation, checked.inputs, checked.body)?.response.value,
    shelf: (of) => shelfOf(document, layouts.of(of), sandbox.collections, path),
    removeBelow: (of, record) => removeBelow(document, sandbox.collections, of, record),
    now,
    createId,
    seed,
  }
}
