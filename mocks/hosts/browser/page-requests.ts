import { isCommonAssetRequest } from 'msw'

/** What msw 3 says about a request no handler answers. */
interface Unhandled {
  readonly frame: { readonly data: unknown }
  readonly defaults: { readonly error: () => void | Promise<void> }
}

/**
 * Refuses what no handler answers, so that none reaches the network by mistake: with the name the option has in msw 2 and the one in
 * msw 3; each ignores the other's. Pages and their files are let through. MSW's own `error` refuses pages as well: a second tab, or the
 * same one loaded again, would stay empty.
 */
export const refuseInPage = {
  onUnhandledRequest: (request: Request, print: { readonly error: () => void }): void => {
    // Says what it is, and throws.
    if (!isFile(request)) print.error()
  },
  onUnhandledFrame: async ({ frame, defaults }: Unhandled): Promise<void> => {
    const { request } = frame.data as { readonly request?: unknown }
    if (!(request instanceof Request) || isFile(request)) return
    await defaults.error()
    throw new Error(`No handler matches ${request.method} ${request.url}.`)
  },
}

/** Whether a request is for a page or for a file a page consists of. */
function isFile(request: Request): boolean {
  return request.mode === 'navigate' || request.destination === 'document' || isCommonAssetRequest(request)
}
