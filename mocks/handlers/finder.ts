import type { State } from '../store/sandbox.ts'
import type { Core } from './core.ts'
import { createPlan, type Plan } from './plan.ts'
import type { Responder } from './respond.ts'
import { createRouter, type Router } from './route.ts'

/** Creates the router of an API: every operation prepared, with its answers. A HEAD is for the operation a GET is for. */
export function createFinder<Records extends State<Records>, Caller>(
  { api, document, authorization }: Pick<Core<Records, Caller>, 'api' | 'document' | 'authorization'>,
  responder: Responder,
): Router<Plan<Records, Caller>> {
  const { operations, notations } = document.model
  const plans = operations.map((operation) => createPlan(api, document, operation, authorization))
  // The successes now, the many failures when they are first given: a mock for each test has to be cheap.
  for (const { operation } of plans) if (operation.pairs[0]) responder.prepare(operation.pairs[0].response)
  const routes = plans.map((route) => ({ method: route.operation.method, path: route.operation.path, route }))
  const { find, methodsOf } = createRouter(notations, routes)
  return { find: (method, path) => find(method, path) ?? (method === 'HEAD' ? find('GET', path) : undefined), methodsOf }
}
