import { isPending } from '../store/pending.ts'
import type { Sandbox, State } from '../store/sandbox.ts'
import type { Core } from './core.ts'
import { describeError, noRoomFor } from './failure.ts'
import { hold } from './hold.ts'
import type { RequestParts, ResponseParts } from './message.ts'

/** A request, where it is responded to, and how. */
interface Guarded<Records extends State<Records>> {
  readonly request: RequestParts
  readonly sandbox: Sandbox<Records>
  /** Id of the operation it is for. */
  readonly id: string | undefined
  readonly holdMs: number
  readonly respond: () => ResponseParts | Promise<ResponseParts>
}

/**
 * Creates what holds a response back, and responds to what fails too: the developer is told why, without secrets.
 *
 * @param failure The response to an error. `reason` says what went wrong, without secrets.
 */
export function createGuarded<Records extends State<Records>, Caller>(
  core: Pick<Core<Records, Caller>, 'hide' | 'onError'>,
  failure: (error: unknown, reason: string) => ResponseParts,
) {
  return ({ request, sandbox, id, holdMs, respond }: Guarded<Records>): ResponseParts | Promise<ResponseParts> => {
    const fail = (error: unknown): ResponseParts => {
      const refused = noRoomFor(error)
      if (refused) return refused
      const reason = describeError(error, id, (text) => core.hide(text, request, recordsOf(sandbox)))
      core.onError(error, id, reason)
      return failure(error, reason)
    }
    try {
      const response = respond()
      const held = holdMs > 0 ? hold(response, holdMs) : response
      return isPending(held) ? held.catch(fail) : held
    } catch (error) {
      return fail(error)
    }
  }
}

const recordsOf = <Records extends State<Records>>({ collections }: Sandbox<Records>): readonly object[] =>
  Object.values<{ readonly all: () => readonly object[] }>(collections).flatMap((collection) => collection.all())
