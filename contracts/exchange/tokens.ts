import type { Model } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import type { Given } from './credential.ts'
import type { Renew, Renewed } from './obtain-tokens.ts'
import type { PlannedRequest } from './planned-request.ts'
import { credentialsIn, type FoundCredential } from './sent-credential.ts'

/** What a run signs in with by now: an access token that has ended is renewed. */
export interface RunTokens {
  readonly auth: () => Given['auth']
  /**
   * Takes note of how a request was answered.
   *
   * @returns Whether it is to be sent again: its token has ended, and there is another.
   */
  readonly note: (model: Model, planned: PlannedRequest, sent: SentRequest, status: number | undefined) => Promise<boolean>
}

/**
 * Creates the tokens of a run. A token that was let in and is refused has ended; with one that is new nothing is asked twice, and an
 * operation that refuses it has its own reasons.
 *
 * @param hide Told what nobody may read.
 */
export function createRunTokens(
  given: Given['auth'],
  renew: Renew | undefined,
  hide: (secrets: Renewed['secrets']) => void,
): RunTokens {
  const auth: Record<string, string> = { ...given }
  const issued = new Set(Object.values(auth))
  const letIn = new Set<string>()
  const refusing = new Set<string>()
  const asked = new Map<string, Promise<boolean>>()
  const ask = async (scheme: string): Promise<boolean> => {
    const next = await renew?.(scheme)
    if (!next) return false
    hide(next.secrets)
    auth[scheme] = next.token
    issued.add(next.token)
    return true
  }
  return {
    auth: () => (given === undefined ? undefined : auth),
    async note(model, planned, sent, status) {
      const used = renew && status !== undefined ? tokenIn(model, planned, sent) : undefined
      if (!used || !issued.has(used.value)) return false
      const { value, scheme } = used
      if (status !== 401) letIn.add(value)
      else if (!letIn.has(value)) refusing.add(planned.operation.id)
      if (status !== 401 || !letIn.has(value) || refusing.has(planned.operation.id)) return false
      // Several requests may be under way: all of them wait for one.
      if (!asked.has(value)) asked.set(value, ask(scheme.name))
      return (await asked.get(value)) ?? false
    },
  }
}

/** The access token of a request that signs in as the run itself. */
function tokenIn(model: Model, planned: PlannedRequest, sent: SentRequest): FoundCredential | undefined {
  if (planned.credential !== 'own') return undefined
  return credentialsIn(model, planned, sent).find(({ scheme }) => scheme.type === 'oauth2')
}
