import { controlDocument } from '#openapi/control'
import type { Api } from '../handlers/api.ts'
import type { OnError } from '../handlers/failure.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { createReceiver } from '../handlers/receive.ts'
import { createHide } from '../sandboxes/request-secrets.ts'
import { isSandboxName, noSandboxName, sandboxHeader } from '../sandboxes/sandbox-name.ts'
import { createSandbox } from '../store/sandbox.ts'
import { listApis } from './apis.ts'
import type { Controlled } from './controlled.ts'
import { clearFaults, listFaults, setFaults } from './faults.ts'
import { refuseForeign } from './guard.ts'
import { getHealth, listSandboxes } from './health.ts'
import { clearJournal, listJournal, waitForJournal, waitLimit } from './journal.ts'
import { patchState } from './patch-state.ts'
import { getState, putState, reset } from './state.ts'
import { createWaits } from './waits.ts'

export type { Controlled, ServerFault, ServerFaults, ServerSandbox, ServerState } from './controlled.ts'
export { serverSandbox } from './server-sandbox.ts'

/** Where every control route is. */
export const controlPrefix = '/__doublecheck'

/** By operation id: what each control operation does, for the mocks of a server. */
const operations = {
  getHealth,
  listApis,
  listSandboxes,
  reset,
  getState,
  putState,
  patchState,
  listJournal,
  waitForJournal,
  clearJournal,
  listFaults,
  setFaults,
  clearFaults,
}

/**
 * Creates what answers the control routes: the same core that answers for an API, from `openapi/control.yaml`.
 *
 * @param onError Told about an error inside an operation.
 */
export function createControl(
  options: Omit<Controlled, 'waits'> & { readonly closing?: AbortSignal | undefined },
  onError: OnError,
): (request: RequestParts) => ResponseParts | Promise<ResponseParts> {
  const controlled = { ...options, waits: createWaits(waitLimit, options.closing) }
  const { token } = controlled
  const api = controlApi(controlled)
  const authorization = token === undefined ? 'off' : 'required'
  const sources = { now: Date.now, createId: () => crypto.randomUUID() }
  const document = controlDocument()
  const hide = createHide(document, [])
  const core = { api, document, authorization, onError, hide, delayMs: 0, options: {}, seed: '', own: {}, ...sources } as const
  const receiver = createReceiver(core)
  // Nothing waits for anything else here: who waits for a request would keep everybody else from asking.
  const sandbox = { ...createSandbox<Record<never, never>>({}, {}), run: <Value>(task: () => Value) => task() }
  return (request) => {
    const name = request.header(sandboxHeader)
    if (name !== undefined && !isSandboxName(name)) return noSandboxName
    return receiver.receive(request, sandbox, receiver.find(request.method, request.path))
  }
}

function controlApi(controlled: Controlled): Api<Record<never, never>, unknown> {
  const { token } = controlled
  return {
    name: 'control',
    document: controlDocument,
    collections: {},
    operations: Object.fromEntries(Object.entries(operations).map(([id, create]) => [id, create(controlled)])),
    scenarios: { documented: () => ({}), empty: () => ({}) },
    authenticate: (credential) => {
      if (credential === undefined || credential === '') return { kind: 'missing' }
      return credential === `Bearer ${token}` ? { kind: 'accepted', caller: undefined } : { kind: 'refused' }
    },
    authorize: ({ header }) => refuseForeign(header, token !== undefined),
  }
}
