import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { controlPrefix, createControl } from '../../control/index.ts'
import { type OnError, printReason } from '../../handlers/failure.ts'
import type { RequestParts, ResponseParts } from '../../handlers/message.ts'
import { splitTarget } from '../../handlers/message.ts'
import { owns } from '../../handlers/route.ts'
import type { AnyMock } from '../../mock.ts'
import { enterSandbox } from '../../sandboxes/sandbox-name.ts'
import { isPending } from '../../store/pending.ts'
import { receiveAmong } from './among.ts'
import { readBody } from './body.ts'
import { createConsole } from './console.ts'
import { createSender, type Sender, unavailable } from './send.ts'
import { createTurns } from './turns.ts'

export interface ListenerOptions {
  /** What answers. A single mock answers every path; of several, the one the path belongs to. */
  readonly mocks: readonly AnyMock[]
  /** Time every answer is held back, but those of the control routes. Default: 0. */
  readonly delayMs?: number
  /** What the control routes ask for; without it they answer this machine only. */
  readonly token?: string | undefined
  /** Runs the runner against this server, for the console. Default: there is none. */
  readonly verify?: ((api: string | undefined) => Promise<object>) | undefined
  /** Told about every error inside a control route. Default: its reason goes to `console.error`. */
  readonly onError?: OnError | undefined
  /** Aborted when the server is about to close: nobody waits for a request any more then. Default: never. */
  readonly closing?: AbortSignal | undefined
}

const crowded = unavailable(
  'doublecheck mock: the server is overloaded: more requests are waiting than it can serve in a second.',
)

/** Where every control route is. */
const controlPrefixes = [controlPrefix]

/** Creates what `http.createServer` and supertest ask for. It builds no Fetch object and waits only for what is not there yet. */
export function createListener(options: ListenerOptions): RequestListener {
  return createListening(options, createSender(options.closing)).listener
}

/** The same for a server that tells of each new connection. */
export function createListening(
  options: ListenerOptions,
  sender: Sender,
): { readonly listener: RequestListener; readonly connected: () => void } {
  const { delayMs = 0 } = options
  const route = createRoute(options)
  const serve = ({ request, response }: Exchange): void => {
    readBody(request, (body) => {
      if (typeof body !== 'string') {
        sender.send(response, body)
        return
      }
      const entered = enterSandbox(partsOf(request, body))
      const isControl = owns(controlPrefixes, entered.path)
      const parts = route(isControl ? { ...entered, signal: goneSignal(response) } : entered, isControl)
      const heldMs = isControl ? 0 : delayMs
      if (isPending(parts)) void parts.then((awaited) => sender.send(response, awaited, heldMs))
      else sender.send(response, parts, heldMs)
    })
  }
  const { letIn, connected } = createTurns<Exchange>({ serve, refuse: ({ response }) => sender.send(response, crowded) })
  const listener: RequestListener = (request, response) => {
    sender.owe(response)
    letIn({ request, response })
  }
  return { listener, connected }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Creates what finds who answers. */
function createRoute({ mocks, token, verify, closing, onError = printReason }: ListenerOptions) {
  const startedAt = Date.now()
  // Made when it is first asked for: most servers are only mocks, and its document takes as long to read as theirs.
  let control: ReturnType<typeof createControl> | undefined
  const answerConsole = createConsole({ mocks, token, verify })
  const nobody = text(404, describeServed(mocks))
  const only = mocks.length === 1 ? mocks[0] : undefined
  return (request: RequestParts, isControl: boolean): ResponseParts | Promise<ResponseParts> => {
    const shown = isControl || request.path === '/' ? answerConsole(request) : undefined
    if (shown) return shown
    if (isControl) {
      control ??= createControl({ mocks, token, startedAt, closing }, onError)
      return control(request)
    }
    return only ? only.receive(request) : (receiveAmong(mocks, request) ?? nobody)
  }
}

/** A control route may be waited for: not longer than whoever asked is there. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

/** The journal keeps what this gives: so it holds on to the headers, and not to the message with its socket. */
function partsOf({ method = 'GET', url = '/', headers, socket }: IncomingMessage, body: string): RequestParts {
  const { path, query } = splitTarget(url)
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  const origin = headers.host === undefined ? {} : { origin: `${'encrypted' in socket ? 'https' : 'http'}://${headers.host}` }
  return { method, path, query, ...origin, header, headers: () => headers, body }
}

function describeServed(mocks: readonly AnyMock[]): string {
  const served = mocks.map(({ name, prefixes }) => `${name} below ${prefixes.at(-1)}`).join(', ')
  return `doublecheck mock: no API has this path. Available: ${served}.`
}

const text = (status: number, body: string): ResponseParts => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body,
})
