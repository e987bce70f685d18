import type { Operation, Pair } from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, plan } from './facts.ts'
import { type Reply, type Sequence, send } from './step.ts'

/** How many operations are asked before the first case, until one of them lets the run in. */
const most = 3

/** Looks whether the run's own credential is let in, before anything is changed. What came of it, the performer knows. */
export function* lookIn(facts: Facts): Sequence {
  for (const look of looksOf(facts).slice(0, most)) {
    const { values } = yield* lookOnce(facts, look)
    if (values && ![401, 403].includes(values.response.status)) return
  }
}

/** Something that may be asked whenever the run has to be let in. */
interface Look {
  readonly operation: Operation
  readonly pair: Pair
}

function looksOf({ document: { model } }: Facts): readonly Look[] {
  const looks = model.operations.filter((operation) => operation.safe && schemeOf({ operation }, model) !== undefined)
  return looks.flatMap((operation) =>
    operation.pairs.slice(0, 1).flatMap((pair) => (pair.credential === undefined ? [{ operation, pair }] : [])),
  )
}

function lookOnce(facts: Facts, { operation, pair }: Look, credential: PlannedRequest['credential'] = 'own'): Sequence<Reply> {
  // What is looked for may not be there: that says nothing of whether the operation is.
  return send({ request: { ...plan(facts, operation, pair.request), credential }, trial: true })
}

/** Shows a credential that is right, after some that are not: real servers lock an account after a few of those in a row. */
export function* comeIn(facts: Facts, credential: PlannedRequest['credential']): Sequence {
  for (const look of looksOf(facts).slice(0, 1)) yield* lookOnce(facts, look, credential)
}
