import { fieldValue, followLink, type Link, linkFields, type Pair, type Producer, type RequestExample, withField } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { putCreationOf } from '../reach/put-creations.ts'
import { type Facts, operationOf, plan, undoOf } from './facts.ts'
import { freshNames, type Names, withNames } from './names.ts'
import { removeDoubtful } from './release.ts'
import { describeReply, type Sequence, send } from './step.ts'

/** What stands for what the documented request says, and the request that removes it; or why nothing was created. */
export type Created = { readonly names: Names; readonly undo?: PlannedRequest } | { readonly refused: string }

/** Creates what a Link says a pair works on. */
export function* create(facts: Facts, { operation, link }: Producer, pair: Pair, known: Names): Sequence<Created> {
  const [first] = operation.pairs
  const put = putCreationOf(facts.document, operation)
  const removal = put?.undo ?? undoOf(facts, operation)
  if (!first) return { refused: `${operation.id} has no example` }
  const documented = asWanted(first.request, link, pair.request)
  const names = new Map([...freshNames(facts.document, operation, documented, facts.createId()), ...known])
  const request = plan(facts, operation, withNames(documented, names))
  const reply = yield* send({ request, ...(put ? { makes: put.undo } : {}) })
  if (reply.outcome !== 'success' || !reply.values) {
    yield* removeDoubtful(facts, request, reply, removal)
    return { refused: describeReply(operation.id, reply) }
  }
  const undo = removal && plan(facts, operationOf(facts, removal.operationId), followLink(removal, reply.values))
  return { ...(undo ? { undo } : {}), names: new Map([...names, ...given(link, pair.request, followLink(link, reply.values))]) }
}

/** Follows a Link backwards: the request of the producer after which the Link says just what is wanted. */
function asWanted(producing: RequestExample, link: Link, wanted: RequestExample): RequestExample {
  let request = producing
  for (const [field, source] of linkFields(link)) {
    const value = fieldValue(wanted, field)
    if (source !== undefined && value !== undefined) request = withField(request, source, value)
  }
  return request
}

/** What the producer's answer gave a value of its own: the documented id → the actual one. */
function given(link: Link, wanted: RequestExample, actual: RequestExample): Names {
  const fromResponse = [...linkFields(link)].filter(([, source]) => source === undefined)
  return new Map(
    fromResponse.flatMap(([field]) => {
      const [documented, value] = [fieldValue(wanted, field), fieldValue(actual, field)]
      return documented === undefined || value === undefined ? [] : [[documented, value] as const]
    }),
  )
}
