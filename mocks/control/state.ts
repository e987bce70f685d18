import { escapeKey } from '#openapi'
import { answer } from '../handlers/outcome.ts'
import { hidden, hideNamed, isSecretField } from '../sandboxes/secrets.ts'
import { StoreError } from '../store/error.ts'
import type { BrokenRecord } from '../store/judge-records.ts'
import type { Controlled, ServerState } from './controlled.ts'
import { meantBy, type Operation } from './operation.ts'

/** Begins anew, with another scenario where one is named. */
export const reset =
  (controlled: Controlled): Operation<'reset'> =>
  async ({ body, header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    const { scenario } = (body ?? {}) as { readonly scenario?: string }
    const [first, ...others] = controlled.mocks.map(({ scenarios }) => scenarios)
    const shared = (first ?? []).filter((name) => others.every((names) => names.includes(name)))
    if (scenario !== undefined && !shared.includes(scenario))
      return answer('unknownScenario', { scenario, scenarios: shared.join(', ') })
    await actions.reset(scenario)
    return scenario === undefined ? answer('asBegun', { sandbox }) : answer('empty', { sandbox, scenario })
  }

/** Gives every record, its secrets hidden unless they are asked for. */
export const getState =
  (controlled: Controlled): Operation<'getState'> =>
  async ({ query, header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    const state = await actions.snapshot()
    return answer('state', { sandbox, apis: query.secrets === 'show' ? state : hideSecrets(controlled, state) })
  }

/** Puts a state back, all of it or nothing. */
export const putState =
  (controlled: Controlled): Operation<'putState'> =>
  async ({ body, header }) => {
    const { sandbox, actions } = meantBy(controlled, header)
    const state = body.apis as ServerState
    const refused = Object.keys(state)
      .map((api) => refusalOf(controlled, api, state))
      .find((one) => one !== undefined)
    if (refused) return refused
    try {
      await actions.restore(state)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      // Its own words quote the key, which may be a secret.
      return answer('sameKey', { api: Object.keys(state).join('", "') })
    }
    return answer('restored', { sandbox, apis: hideSecrets(controlled, await actions.snapshot()) })
  }

/** Why a state cannot be put in; undefined where it can. */
export function refusalOf({ mocks }: Controlled, api: string, state: ServerState) {
  const mock = mocks.find(({ name }) => name === api)
  if (!mock) return answer('unknownApi', { api, apis: mocks.map(({ name }) => name).join(', ') })
  const { collectionNames } = mock
  const collection = Object.keys(state[api] ?? {}).find((name) => !collectionNames.includes(name))
  if (collection !== undefined) return answer('unknownCollection', { api, collection, collections: collectionNames.join(', ') })
  // Before the schemas: what was hidden is of the right type, and not what it was.
  if (holdsHidden(state[api], mock.secrets)) return answer('hidden', { api })
  const broken = mock.findBrokenRecord(state[api] ?? {})
  return broken && answer('brokenRecord', { api, ...broken, pointer: pointerTo(broken) })
}

/** The name of a collection may have slashes in it; the index behind it has none. */
function pointerTo({ record, field }: BrokenRecord): string {
  const slash = record.lastIndexOf('/')
  return slash < 0 ? `#/${escapeKey(record)}` : `#/${escapeKey(record.slice(0, slash))}${record.slice(slash)}${field}`
}

function holdsHidden(value: unknown, secrets: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(
    ([name, item]) => (item === hidden && isSecretField(name, item, secrets)) || holdsHidden(item, secrets),
  )
}

/** The same state without its secrets. A collection may be called as a secret would be: `authorizations`. */
export const hideSecrets = ({ mocks }: Controlled, state: ServerState): object =>
  Object.fromEntries(
    mocks.map(({ name, secrets }) => [
      name,
      Object.fromEntries(Object.entries(state[name] ?? {}).map(([own, records]) => [own, hideNamed(records, secrets)])),
    ]),
  )
