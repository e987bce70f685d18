import type { Answer, Rejections } from '#openapi'
import type { ResponseParts } from './message.ts'
import type { Plan } from './plan.ts'
import { problem } from './problem.ts'
import type { Responder } from './respond.ts'
import type { Router } from './route.ts'

/** What is known of a request for no operation. */
interface Unmatched {
  readonly method: string
  readonly path: string
  /** Headers of every response to it. */
  readonly headers: Readonly<Record<string, string>> | undefined
}

/**
 * Creates what responds to requests for no operation. A path with other methods gets the documented failure for that (`wrongMethod`, or a
 * 405 of one of its operations), with the methods it has in `Allow`; else, and any other path, `noOperation`. Where the document has
 * neither, problem details.
 */
export function createUnmatched(
  { wrongMethod, noOperation }: Rejections,
  { find, methodsOf }: Router<Plan<never, never>>,
  responder: Responder,
): (unmatched: Unmatched) => ResponseParts {
  const documented = (path: string, methods: readonly string[]): Answer | undefined => {
    const responses = methods.flatMap((method) => find(method, path)?.route.operation.responses ?? [])
    return wrongMethod ?? responses.find(({ status }) => status === 405)?.examples[0]
  }
  return ({ method, path, headers }) => {
    const known = methodsOf(path)
    const methods = known.includes('GET') ? [...new Set([...known, 'HEAD'])] : known
    const allowed = methods.join(', ')
    const refusal = methods.length === 0 ? undefined : documented(path, known)
    if (refusal) return responder.respond(refusal, { method, allowed }, { ...headers, Allow: allowed })
    if (noOperation) return responder.respond(noOperation, {}, headers)
    if (methods.length === 0) return problem(404, 'Not Found', `No operation has the path ${path}.`)
    const { headers: own, ...rest } = problem(
      405,
      'Method Not Allowed',
      `${path} has no operation ${method}. It has: ${allowed}.`,
    )
    return { ...rest, headers: { ...own, ...headers, Allow: allowed } }
  }
}
