import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import type { Receiver } from '../handlers/receiver.ts'
import { isPending } from '../store/pending.ts'
import type { State } from '../store/sandbox.ts'
import { malform, type Ordered, ordersFor } from './orders.ts'
import { enterSandbox, isSandboxName, noSandboxName, sandboxHeader } from './sandbox-name.ts'
import { resetHeaders, resetNote, type Unit } from './unit.ts'

/** Where requests are served. */
export interface Serving<Records extends State<Records>> {
  /** The core as it is now: another edition of the document makes another. */
  readonly receiver: () => Receiver<Records>
  /** Gives a sandbox by its name, the empty one for that without. */
  readonly unitOf: (name: string) => Unit<Records>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Gives the id of an entry made at a time of `performance.now`. */
  readonly createEntryId: (now: number) => number
}

/** Creates what serves requests, each in its own sandbox. */
export function createServe<Records extends State<Records>>(serving: Serving<Records>) {
  return (request: RequestParts): ResponseParts | Promise<ResponseParts> => {
    const entered = enterSandbox(request)
    const name = entered.header(sandboxHeader)
    // An empty name is none: whoever meant a sandbox must not get the state of everybody.
    if (name !== undefined && !isSandboxName(name)) return noSandboxName
    return serveIn(serving, serving.unitOf(name ?? ''), entered)
  }
}

/** Serves a request in a sandbox, and records it there. */
export function serveIn<Records extends State<Records>>(
  { receiver, now, createEntryId }: Serving<Records>,
  unit: Unit<Records>,
  request: RequestParts,
): ResponseParts | Promise<ResponseParts> {
  const begun = performance.now()
  const core = receiver()
  const match = core.find(request.method, request.path)
  const operation = match?.route.operation
  const orders = operation && ordersFor(request, operation, unit.faults, core.respond, core.sample)
  const toldNow = unit.untold
  unit.untold = false
  unit.requests += 1
  const finish = (given: ResponseParts): ResponseParts => {
    const response = finished(given, orders, toldNow)
    const ended = performance.now()
    const notes = notesOf(orders, toldNow, given.failure)
    unit.journal.record({
      id: createEntryId(ended),
      at: now(),
      operation,
      durationMs: ended - begun,
      request,
      response,
      notes,
    })
    return response
  }
  const given = core.receive(request, unit.store, match, orders)
  return isPending(given) ? given.then(finish) : finish(given)
}

function finished(given: ResponseParts, orders: Ordered | undefined, toldNow: boolean): ResponseParts {
  const response = orders?.malformed ? malform(given) : given
  return toldNow ? { ...response, headers: { ...response.headers, ...resetHeaders } } : response
}

function notesOf(orders: Ordered | undefined, toldNow: boolean, failure: string | undefined): readonly string[] | undefined {
  const notes = [...(toldNow ? [resetNote] : []), ...(orders?.notes ?? []), ...(failure === undefined ? [] : [failure])]
  return orders || notes.length > 0 ? notes : undefined
}
