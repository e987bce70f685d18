/** A request as a server is told of it. */
export interface Asked {
  /** GET for HEAD too. */
  readonly method: string
  /** Without the path of the servers: `/special-events`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly type: string
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Undefined: it is not JSON. */
  readonly body: unknown
  /** The body as it came. */
  readonly text: string
}

export interface Answer {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A text and bytes as they are, all else as JSON. */
  readonly body?: unknown
}

/** Something that answers, and tells all it holds, to be compared. */
export interface Service {
  readonly answer: (asked: Asked) => Answer
  readonly dump: () => string
}

export type Fields = Readonly<Record<string, unknown>>
