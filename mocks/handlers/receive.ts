import type { Answer, Rejections } from '#openapi'
import { isPending } from '../store/pending.ts'
import type { Sandbox, State } from '../store/sandbox.ts'
import type { Authentication } from './api.ts'
import { admits, authorizationOf } from './authorization.ts'
import type { Core } from './core.ts'
import { type Decision, decide } from './decide.ts'
import { createFailure } from './failure.ts'
import { createFinder } from './finder.ts'
import { createGuarded } from './guarded.ts'
import { requireRejection } from './judge.ts'
import type { RequestParts, ResponseParts } from './message.ts'
import type { Plan } from './plan.ts'
import type { Receiver } from './receiver.ts'
import { createResponder, type Format, type Responder } from './respond.ts'
import type { Find, Match, Router } from './route.ts'
import { patienceOf } from './time-limit.ts'
import { createUnmatched } from './unmatched.ts'

function formatOf<Records extends State<Records>, Caller>({ api, options }: Core<Records, Caller>): Format {
  const { escapeHtml = false, finish } = api
  return finish ? { escapeHtml, finish: (body) => finish(body, options as never) } : { escapeHtml }
}

/**
 * Creates the core that answers in every host.
 *
 * Order of checks: OPTIONS, slash too many, credential, route, body that cannot be read, wrong types, missing values, privileges,
 * broken rules, operation.
 */
export function createReceiver<Records extends State<Records>, Caller>(
  core: Core<Records, Caller>,
): Receiver<Records, Plan<Records, Caller>> {
  const { rejections } = core.document.model
  const responder = createResponder(core.document, core, formatOf(core))
  const router = createFinder(core, responder)
  const { find } = router
  const work = createWork(core, responder, router)
  const guarded = createGuarded(core, createFailure(rejections, responder))
  const receive: Receiver<Records, Plan<Records, Caller>>['receive'] = (request, sandbox, match, orders) => {
    const { holdMs, expired } = patienceOf(match?.route.timeLimit, request, core.delayMs + (orders?.delayMs ?? 0))
    const asked = { request, sandbox, id: match?.route.operation.id }
    // What a browser asks first, and where a path has moved to, is never held back.
    if (request.method === 'OPTIONS' && rejections.preflight) {
      const { preflight } = rejections
      return guarded({ ...asked, holdMs: 0, respond: () => responder.respond(preflight) })
    }
    const moved = match ? undefined : findMoved(rejections, find, request)
    if (moved) {
      const location = withoutSlash(request)
      return guarded({ ...asked, holdMs: 0, respond: () => responder.respond(moved, { location }, { Location: location }) })
    }
    const respond = () => orders?.instead ?? sandbox.run(() => work(request, sandbox, match, expired))
    return guarded({ ...asked, holdMs, respond })
  }
  return { find, receive, respond: (answer) => responder.respond(answer) }
}

/** What a path with a slash too many gets. A GET gets it for every operation, any other method for its own. */
function findMoved(rejections: Rejections, find: Find<unknown>, { method, path }: RequestParts): Answer | undefined {
  if (!rejections.trailingSlash || !path.endsWith('/')) return undefined
  const ofGet = method === 'GET' || method === 'HEAD' ? rejections.trailingSlashOfGet : undefined
  const methods = ofGet ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : [method]
  return methods.some((one) => find(one, path.slice(0, -1))) ? (ofGet ?? rejections.trailingSlash) : undefined
}

const withoutSlash = ({ mount = '', path, query }: RequestParts): string =>
  `${mount}${path.slice(0, -1)}${query === '' ? '' : `?${query}`}`

/** Creates what runs alone in the sandbox: credential and operation see the same state. */
function createWork<Records extends State<Records>, Caller>(
  core: Core<Records, Caller>,
  responder: Responder,
  router: Router<Plan<Records, Caller>>,
) {
  const { rejections, security, securitySchemes } = core.document.model
  const elsewhere = authorizationOf(security, core.authorization)
  const unmatched = createUnmatched(rejections, router as unknown as Router<Plan<never, never>>, responder)
  const header = Object.values(securitySchemes)[0]?.field.toLowerCase() ?? 'authorization'
  return (
    request: RequestParts,
    sandbox: Sandbox<Records>,
    match: Match<Plan<Records, Caller>> | undefined,
    expired: boolean,
  ): ResponseParts | Promise<ResponseParts> => {
    const authorization = match?.route.authorization ?? elsewhere
    const authentication: Authentication<Caller> =
      authorization === 'off' ? { kind: 'missing' } : core.api.authenticate(request.header(header), sandbox.collections, core)
    const respond = ({ answer, values, others }: Decision) => responder.respond(answer, values, authentication.headers, others)
    if (!admits(authorization, authentication))
      return respond({ answer: requireRejection(rejections.unauthenticated, 'unauthenticated') })
    if (!match) return unmatched({ ...request, headers: authentication.headers })
    // What comes too late has not been done: a test can rely on it.
    if (expired && match.route.timeLimit) return respond({ answer: match.route.timeLimit.answer })
    const caller = authentication.kind === 'accepted' ? authentication.caller : undefined
    const decision = decide(core, { sandbox, request, match, caller })
    return isPending(decision) ? decision.then(respond) : respond(decision)
  }
}
