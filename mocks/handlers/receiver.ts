import type { Answer, Operation } from '#openapi'
import type { Sandbox, State } from '../store/sandbox.ts'
import type { RequestParts, ResponseParts } from './message.ts'
import type { Find, Match } from './route.ts'

/** What a request leads to. */
export interface Routed {
  readonly operation: Operation
}

/** The core of a mock: it finds the operation of a request, and responds to it. */
export interface Receiver<Records extends State<Records>, Route extends Routed = Routed> {
  /** A HEAD is for the operation a GET is for. */
  readonly find: Find<Route>
  /** Responds to a request in a sandbox: at once where nothing has to be waited for. Its own `find` gave the match. */
  receive(
    request: RequestParts,
    sandbox: Sandbox<Records>,
    match: Match<Route> | undefined,
    orders?: Orders,
  ): ResponseParts | Promise<ResponseParts>
  /** Gives a documented response as it stands, with fresh volatile values. */
  readonly respond: (answer: Answer) => ResponseParts
  /** Makes up a response of a status that is documented without an example; absent: none is made up. */
  readonly sample?: Sample
}

/**
 * Gives a response of a status; undefined where that is not documented.
 *
 * @param status Default: that of the success.
 * @param fresh Whether it is made up anew, whatever the document shows.
 */
export type Sample = (operation: Operation, status?: number, fresh?: boolean) => ResponseParts | undefined

/** What is done to a request on purpose. */
export interface Orders {
  /** Milliseconds its answer is held back, beside what the mock holds every answer back. */
  readonly delayMs: number
  /** The answer it gets; the operation is not asked then. */
  readonly instead?: ResponseParts | undefined
}
