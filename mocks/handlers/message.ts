/** A request as every host can give it: no Fetch object, no stream. */
export interface RequestParts {
  /** Upper case: `POST`. */
  readonly method: string
  /** As sent, without the query string: neither decoded nor normalised, so that `//api` stays `//api`. */
  readonly path: string
  /** What stood before the path and is no part of it, for paths that are given back: `/__sandbox/one`. */
  readonly mount?: string
  /** Scheme and authority it was sent to, `http://127.0.0.1:4010`; absent where the host does not know. */
  readonly origin?: string
  /** What follows the first `?`; the empty string where there is none. */
  readonly query: string
  /** Gives a header's value by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** Every header, for those who want to show them. */
  readonly headers?: () => Readonly<Record<string, string | readonly string[] | undefined>>
  /** The whole body, decoded as UTF-8 with its byte order mark kept; the empty string where there is none. */
  readonly body: string
  /** Aborted when whoever asked is gone; absent where the host cannot tell. */
  readonly signal?: AbortSignal
}

/** A response as every host can send it. */
export interface ResponseParts {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Absent: a response without a body. */
  readonly body?: string
  /** No answer at all: the connection is dropped. */
  readonly dropped?: true
  /** Name of the documented example it is, for the journal; absent where it was made of the state. */
  readonly example?: string
  /** Why the mock itself failed, without secrets: for its journal, not for who asked. */
  readonly failure?: string
}

/** Splits a request target or URL into path and query, without normalising either. */
export function splitTarget(target: string): Pick<RequestParts, 'path' | 'query'> {
  const start = target.startsWith('/') ? 0 : pathStart(target)
  const hash = target.indexOf('#', start)
  const end = hash === -1 ? target.length : hash
  const mark = target.indexOf('?', start)
  if (mark === -1 || mark > end) return { path: target.slice(start, end) || '/', query: '' }
  return { path: target.slice(start, mark) || '/', query: target.slice(mark + 1, end) }
}

/** Where the path begins in an absolute URL. */
function pathStart(url: string): number {
  const scheme = url.indexOf('://')
  if (scheme === -1) return 0
  const slash = url.indexOf('/', scheme + 3)
  return slash === -1 ? url.length : slash
}
