import { HttpHandler, type RequestHandler } from 'msw'

/**
 * Creates the one MSW handler of a mock. It answers every request that is the mock's own, so none of those reaches the network.
 *
 * @param matches Says whether a request is the mock's own, by its URL.
 */
export function createHandler(matches: (url: string) => boolean, fetch: (request: Request) => Promise<Response>): RequestHandler {
  return new MockHandler(matches, fetch)
}

/** `http.all` takes a function as path only since msw 2.11; a resolver that answers nothing lets msw 2 go to the network. */
class MockHandler extends HttpHandler {
  readonly #matches: (url: string) => boolean

  constructor(matches: (url: string) => boolean, fetch: (request: Request) => Promise<Response>) {
    super(/.*/, '*', ({ request }) => fetch(request))
    this.#matches = matches
  }

  // msw 3 awaits what it gets here and msw 2.10 does not: a plain boolean suits both.
  override predicate({ request }: { readonly request: Request }): Promise<boolean> {
    return this.#matches(request.url) as unknown as Promise<boolean>
  }
}
