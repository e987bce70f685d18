import { http, type RequestHandler } from 'msw'

/**
 * Creates the one MSW handler of a mock. It answers every request that is the mock's own, so none of those reaches the network.
 *
 * @param matches Says whether a request is the mock's own, by its URL.
 */
export function createHandler(matches: (url: string) => boolean, fetch: (request: Request) => Promise<Response>): RequestHandler {
  return http.all(
    ({ request }) => ({ matches: matches(request.url), params: {} }),
    ({ request }) => fetch(request),
  )
}
