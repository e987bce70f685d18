import { type Json, keysOf } from '#openapi'
import { jsonPatch, patched } from '../effects/patch.ts'
import { answer } from '../handlers/outcome.ts'
import { StoreError } from '../store/error.ts'
import type { Controlled, ServerState } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'
import { hideSecrets, refusalOf } from './state.ts'

/** Changes some records of an API by a JSON Patch, all of its steps or none. */
export const patchState =
  (controlled: Controlled): Operation<'patchState'> =>
  async ({ body, header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    const { api, patch } = body
    const unknown = refusalOf(controlled, api, { [api]: collectionsOf(patch) })
    if (unknown) return unknown
    let refused: ReturnType<typeof refusalOf> | ReturnType<typeof conflict>
    try {
      await actions.revise(api, (now) => {
        const next = patched(now as never, patch as readonly object[] as Json, jsonPatch)
        refused = 'reason' in next ? conflict(next.reason) : refusalOf(controlled, api, { [api]: next.record } as never)
        return refused || !('record' in next) ? undefined : (next.record as unknown as ServerState[string])
      })
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return answer('sameKey', { api })
    }
    return refused ?? answer('changed', { sandbox, apis: hideSecrets(controlled, await actions.snapshot()) })
  }

const conflict = (reason: string) => answer('conflict', { reason })

/** The collections a patch is about, without records: so that one nobody has is told by its name. */
const collectionsOf = (patch: readonly { readonly path: string }[]): ServerState[string] =>
  Object.fromEntries(patch.map(({ path }) => [keysOf(path)[0] ?? '', []]))
