import type { RequestHandler } from 'msw'
import type { BaseUrl } from '../handlers/base-url.ts'
import { readRequest, writeResponse } from '../handlers/fetch.ts'
import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { createHandler } from '../handlers/msw.ts'
import { owns } from '../handlers/route.ts'
import { withoutSandbox } from './sandbox-name.ts'

/** Which requests are a mock's own. */
export interface Gate {
  readonly base: BaseUrl
  readonly prefixes: () => readonly string[]
}

/** Creates the ways Fetch requests get into a mock. */
export function createEntrances(
  { base, prefixes }: Gate,
  receive: (request: RequestParts) => ResponseParts | Promise<ResponseParts>,
): { readonly handlers: readonly RequestHandler[]; readonly fetch: (request: Request) => Promise<Response> } {
  const respond = async (request: Request) => writeResponse(request.method, await receive(await readRequest(request, base)))
  const matches = (url: string) => owns(prefixes(), withoutSandbox(base.pathBelow(url) ?? ''))
  return { handlers: [createHandler(matches, respond)], fetch: async (request) => requireAnswer(await respond(request)) }
}

/** As `fetch` does where the network fails. */
function requireAnswer(response: Response): Response {
  if (response.type === 'error') throw new TypeError('fetch failed: the connection was dropped by a fault')
  return response
}
