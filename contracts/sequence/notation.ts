import { followLink } from '#openapi'
import { type Facts, operationOf, plan } from './facts.ts'
import { freshNames, withNames } from './names.ts'
import { release } from './release.ts'
import { type Sequence, send } from './step.ts'

/**
 * Finds out in which of its documented notations (the paths of its servers) a target serves an API: one is enough to keep the
 * promise. Asked by creating something in each, and removing it again; where nothing can be created every one is expected.
 */
export function* learnNotations(facts: Facts): Sequence {
  const { model } = facts.document
  const operation = model.operations.find(({ undo }) => undo !== undefined)
  const [first] = operation?.pairs ?? []
  if (model.notations.length < 2 || !operation?.undo || !first) return
  const served: number[] = []
  for (const notation of model.notations.keys()) {
    const names = freshNames(facts.document, operation, first.request, facts.createId())
    const inNotation = { ...facts, learned: { notations: [notation] } }
    const reply = yield* send({ request: plan(inNotation, operation, withNames(first.request, names)), trial: true })
    if (reply.outcome !== 'success' || !reply.values) continue
    served.push(notation)
    const undo = plan(inNotation, operationOf(facts, operation.undo.operationId), followLink(operation.undo, reply.values))
    yield* release({ undo: [undo] })
  }
  if (served.length > 0) facts.learned.notations = served
}
