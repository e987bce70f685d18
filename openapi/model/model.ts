import type { Answer, Evidence, Header, Pair } from './example.ts'
import type { Json, JsonObject, Pointer } from './json.ts'

export type * from './example.ts'
export type * from './json.ts'

/**
 * A document as plain data: what the mock answers with and what the runner expects. It holds no function, so that it can be
 * bundled for a browser as it is.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html OpenAPI 3.1.1}
 */
export interface Model {
  /** Short name of the API, from the file's name: `milvus`. */
  readonly name: string
  readonly title: string
  readonly version: string
  /** One path prefix per server URL, the document's own first. Each is a notation of the same API: `['/', '']`. */
  readonly notations: readonly string[]
  readonly operations: readonly Operation[]
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>
  /** Security of a request that is for no operation. */
  readonly security: readonly SecurityRequirement[]
  readonly rejections: Rejections
  /** The whole document. Each {@link Pointer} points into it. */
  readonly root: JsonObject
}

/** Security schemes that hold together, each with the privileges its user needs (the scopes); none asks for nothing. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>

/** A credential that travels in a header. */
export interface SecurityScheme {
  readonly name: string
  readonly pointer: Pointer
  /** Header it is sent in, as written in the document: `Authorization`. */
  readonly header: string
  /** What stands before the credential: `Bearer ` or nothing. */
  readonly prefix: string
  /** The documented credential (`x-credential`), without the prefix. */
  readonly credential?: string
}

export interface Operation {
  readonly id: string
  /** Upper case: `POST`. */
  readonly method: string
  readonly path: string
  readonly pointer: Pointer
  readonly summary: string
  readonly description: string
  readonly evidence: Evidence
  /** May be called just to look: GET, HEAD, or `x-safe`. */
  readonly safe: boolean
  /** Id of the operation this one is another notation of (`x-alternative-of`). */
  readonly alternativeOf?: string
  /** The request that removes what this operation created (`x-undo`). */
  readonly undo?: Link
  readonly security: readonly SecurityRequirement[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: RequestBody
  readonly responses: readonly Response[]
  /** Request and response examples of the same name, in the order of the requests; the first is the success. */
  readonly pairs: readonly Pair[]
  readonly rejections: Rejections
}

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header'
  readonly required: boolean
  readonly pointer: Pointer
  /** Place of its schema. */
  readonly schema: Pointer
  /** The `example`, or the first of the `examples`. */
  readonly example?: Json
  readonly evidence: Evidence
}

export interface RequestBody {
  readonly required: boolean
  readonly mediaType: string
  readonly pointer: Pointer
  readonly schema: Pointer
}

/** A documented answer: one status, at most one media type. */
export interface Response {
  readonly status: number
  readonly pointer: Pointer
  readonly description: string
  readonly evidence: Evidence
  readonly mediaType?: string
  readonly schema?: Pointer
  readonly headers: readonly Header[]
  readonly examples: readonly Answer[]
  readonly links: readonly Link[]
}

/** OpenAPI Link Object. Its values are runtime expressions, strings with `{expression}` inside, or literals. */
export interface Link {
  readonly name: string
  readonly pointer: Pointer
  readonly operationId: string
  /** By place and name: `header.Authorization`. */
  readonly parameters: Readonly<Record<string, Json>>
  readonly requestBody?: Json
}

/** What a broken request is answered with, by what is broken about it (`x-rejections`). */
export interface Rejections {
  /** No credential where one is needed, a malformed or a wrong one. */
  readonly unauthenticated?: Answer
  /** The body is no JSON. */
  readonly unparsable?: Answer
  /** There is no body where one is needed; else as `unparsable`. */
  readonly bodyless?: Answer
  /** The body is JSON, but no object where one is needed; else as `mistyped`. */
  readonly notAnObject?: Answer
  /** A value has another type; else as `invalid`. */
  readonly mistyped?: Answer
  /** A required value is missing or null; else as `invalid`. */
  readonly incomplete?: Answer
  /** A required string is empty; else as `invalid`. */
  readonly empty?: Answer
  /** Any other broken rule, by the place of its keyword; `*` for those without an entry. */
  readonly invalid: Readonly<Record<Pointer, Answer>>
  /** No operation has this path and method. */
  readonly noOperation?: Answer
  /** The time the request gave the server is over; else it waits. */
  readonly timedOut?: Answer
  /** Header in which a request says how many seconds the server has; the `default` of its schema counts where it does not. */
  readonly timeLimitHeader?: string
  /** The server itself failed. */
  readonly broken?: Answer
  /** The path of an operation with a slash after it; else as `noOperation`. */
  readonly trailingSlash?: Answer
  /** The same asked for with GET or HEAD, whatever the method of the operation; else as `trailingSlash`. */
  readonly trailingSlashOfGet?: Answer
  /** The answer to OPTIONS; its `Access-Control-` headers are on every other answer too. */
  readonly preflight?: Answer
}
