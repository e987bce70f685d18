import type { Json, Pointer } from './json.ts'

/** Who says so: the page the document was written from; anything else; or nobody, and it was concluded. */
export interface Evidence {
  readonly level: 'documented' | 'observed' | 'inferred'
  readonly source: string
}

/** A documented header of a response. */
export interface Header {
  readonly name: string
  readonly required: boolean
  readonly pointer: Pointer
  /** Place of its schema; its own place where it has none. */
  readonly schema: Pointer
  /** Whether each property of an object is written as `name=value`; absent: it is not. */
  readonly explode?: true
  /** Media type its value is written in (`content`); absent: in the style `simple`. */
  readonly mediaType?: string
  readonly example?: string
}

/** A response example: an answer that can be given or expected. */
export interface Answer {
  readonly name: string
  /** The documented status; of a range the lowest (400 for `4XX`), of `default` 500, or 200 where no other success is documented. */
  readonly status: number
  readonly mediaType?: string
  readonly headers: readonly Header[]
  /** Place of the example (or of the response, where it has no body). */
  readonly pointer: Pointer
  /** Place of the schema the value keeps. */
  readonly schema?: Pointer
  /** Absent: an answer without a body. */
  readonly value?: Json
  /** Where in the value something of the request or of the state stands (`x-values`). */
  readonly values: Readonly<Record<string, readonly ValuePlace[]>>
  readonly evidence: Evidence
}

/** A whole value inside an example, or, with `text`, a part of a string there. */
export interface ValuePlace {
  /** JSON Pointer into the example's value: `/data/id`. */
  readonly at: string
  readonly text?: string
  /** The part is written once for each value of a list, with this between them; other values stand in each. */
  readonly join?: string
}

/** A request example and the response example of the same name. */
export interface Pair {
  readonly name: string
  readonly operationId: string
  readonly pointer: Pointer
  readonly summary: string
  readonly evidence: Evidence
  /** Pairs to replay first: `operationId/name` (`x-after`). */
  readonly after: readonly string[]
  /** Whose request it is, without the scheme's prefix (`x-credential`); absent: the run's own credential. */
  readonly credential?: string
  readonly request: RequestExample
  readonly response: Answer
  /** The document does not show it: its request was made from the schemas, and of its response only the form is known. */
  readonly generated?: true
}

export interface RequestExample {
  /** By place and name: `query.id`. */
  readonly parameters: Readonly<Record<string, Json>>
  readonly body?: Json
  /** Media type of the body; absent: the preferred one. */
  readonly mediaType?: string
}
