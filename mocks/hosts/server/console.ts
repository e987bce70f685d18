import { refuseForeign } from '../../control/guard.ts'
import type { RequestParts, ResponseParts } from '../../handlers/message.ts'
import type { AnyMock } from '../../mock.ts'
import { showCollection } from './console-collection.ts'
import { copyRequest, readCopied } from './console-copy.ts'
import { readConsoleFile } from './console-files.ts'
import { showDetails } from './console-operation.ts'

/** Where everything the console consists of is found; the page itself is at `/`. */
const base = '/__doublecheck/console/'

export interface ConsoleOptions {
  readonly mocks: readonly AnyMock[]
  /** Asked for before the runner is started; the page itself says nothing that is not public. */
  readonly token?: string | undefined
  /** Runs the runner against this server, in a sandbox of its own, and gives its report. */
  readonly verify?: ((api: string | undefined) => Promise<object>) | undefined
}

/** Answers what is the console's own, and nothing else. */
export type Console = (request: RequestParts) => ResponseParts | Promise<ResponseParts> | undefined

/** Creates the console. Its files are read when they are first asked for. */
export function createConsole(options: ConsoleOptions): Console {
  const files = new Map<string, ResponseParts>()
  return (request) => {
    const name = nameOf(request)
    const act = name !== undefined && request.method === 'POST' ? acts.get(name) : undefined
    if (act) return refuse(request, options) ?? act(request, options)
    const show = name !== undefined && request.method === 'GET' ? shown.get(name) : undefined
    if (show) return giveDetails(show, request, options)
    if (name === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined
    const file = files.get(name) ?? readConsoleFile(name)
    if (file) files.set(name, file)
    return file
  }
}

/** A page is given to who can show one; to others, `/` is a path like any other. */
function nameOf({ path, header }: RequestParts): string | undefined {
  if (path === '/') return header('accept')?.includes('text/html') ? 'index.html' : undefined
  return path.startsWith(base) ? path.slice(base.length) : undefined
}

/** What the page asks for by name; each has its query. */
const shown = new Map<string, Show>([
  ['operation', showDetails],
  ['collection', showCollection],
])

type Show = (mocks: readonly AnyMock[], query: string) => object | undefined

function giveDetails(show: Show, request: RequestParts, options: ConsoleOptions): ResponseParts {
  const details = show(options.mocks, request.query)
  return refuse(request, options) ?? (details ? json(200, 'application/json', details) : problem(404, 'Nothing has this name.'))
}

/** What the page lets be done by name. */
const acts = new Map<string, Act>([
  ['verify', runVerify],
  ['copy', copy],
  ['replay', replay],
])

type Act = (request: RequestParts, options: ConsoleOptions) => ResponseParts | Promise<ResponseParts>

function copy({ body }: RequestParts, { mocks }: ConsoleOptions): ResponseParts {
  const copied = readCopied(body)
  const copies = copied && copyRequest(mocks, copied)
  return copies ? json(200, 'application/json', copies) : problem(422, 'This request is not for an API of this server.')
}

/** Only the status is given: the entry of the journal says the rest, without secrets. */
async function replay({ query }: RequestParts, { mocks }: ConsoleOptions): Promise<ResponseParts> {
  const asked = new URLSearchParams(query)
  const response = await mocks.find(({ name }) => name === asked.get('api'))?.replay(Number(asked.get('id')))
  if (response === 'cut') return problem(409, 'The body of this request was too long to be kept, so it cannot be sent again.')
  if (response === undefined || response === 'gone') return problem(404, 'This request is no longer in the journal.')
  return json(200, 'application/json', { status: response.dropped ? null : response.status })
}

function refuse({ header }: RequestParts, { token }: ConsoleOptions): ResponseParts | undefined {
  if (token !== undefined && header('authorization') !== `Bearer ${token}`)
    return problem(401, 'The token is not the one this server printed.')
  return refuseForeign(header, token !== undefined) && problem(403, 'Only this server’s own page may request it.')
}

async function runVerify(_: RequestParts, { verify }: ConsoleOptions): Promise<ResponseParts> {
  if (!verify) return problem(404, 'This server was started without the runner. Start it with `npx doublecheck mock`.')
  try {
    return json(200, 'application/json', await verify(undefined))
  } catch (error) {
    return problem(500, error instanceof Error ? error.message : 'The runner failed.')
  }
}

const problem = (status: number, detail: string): ResponseParts =>
  json(status, 'application/problem+json', { type: 'about:blank', title: 'The console', status, detail })

const json = (status: number, type: string, value: object): ResponseParts => ({
  status,
  headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' },
  body: JSON.stringify(value),
})
