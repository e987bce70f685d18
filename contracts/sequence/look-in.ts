import { schemeOf } from '../exchange/render-request.ts'
import { type Facts, plan } from './facts.ts'
import { type Sequence, send } from './step.ts'

/** How many operations are asked before the first case, until one of them lets the run in. */
const most = 3

/** Looks whether the run's own credential is let in, before anything is changed. What came of it, the performer knows. */
export function* lookIn(facts: Facts): Sequence {
  const { model } = facts.document
  const looks = model.operations.filter((operation) => operation.safe && schemeOf({ operation }, model) !== undefined)
  for (const operation of looks.slice(0, most)) {
    const [first] = operation.pairs
    if (!first || first.credential !== undefined) continue
    // What is looked for may not be there: that says nothing of whether the operation is.
    const { values } = yield* send({ request: plan(facts, operation, first.request), trial: true })
    if (values && ![401, 403].includes(values.response.status)) return
  }
}
