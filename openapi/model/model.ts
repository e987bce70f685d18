import type { Answer, Evidence, Pair } from './example.ts'
import type { JsonObject, Pointer } from './json.ts'
import type { Link, Parameter, RequestBody, Response } from './message.ts'

export type * from './example.ts'
export type * from './json.ts'
export type * from './message.ts'

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
  /** Names of the tags, in the order of the document. */
  readonly tags: readonly string[]
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

/** How a caller shows who it is. */
export interface SecurityScheme {
  readonly name: string
  readonly pointer: Pointer
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS'
  /** Where the credential travels; `connection`: with the TLS connection, in no request. */
  readonly in: 'header' | 'query' | 'cookie' | 'connection'
  /** Name of the header, query parameter or cookie it is sent in: `Authorization`. */
  readonly field: string
  /** What stands before the credential: `Bearer ` or nothing. */
  readonly prefix: string
  /** The documented credential (`x-credential`), without the prefix. */
  readonly credential?: string
}

export interface Operation {
  /** The `operationId`; `GET /pets/{petId}` where there is none, or where another operation has the same. */
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
  /** Path prefixes of servers of its own, which stand in the place of the model's. */
  readonly notations?: readonly string[]
  readonly tags: readonly string[]
  readonly deprecated?: true
  readonly security: readonly SecurityRequirement[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: RequestBody
  readonly responses: readonly Response[]
  /** Request and response examples of the same name, in the order of the requests; the first is the success. */
  readonly pairs: readonly Pair[]
  readonly rejections: Rejections
}

/** What a broken request is answered with, by what is broken about it (`x-rejections`). */
export interface Rejections {
  /** No credential where one is needed, a malformed or a wrong one. */
  readonly unauthenticated?: Answer
  /** The body is no JSON. */
  readonly unparsable?: Answer
  /** What follows the first JSON value of a body is not looked at (`rest: ignored` beside `unparsable`). */
  readonly ignoresRest?: true
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
  /** An operation has this path, and none this method; else as `noOperation`. */
  readonly wrongMethod?: Answer
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
  /** Which of its own answers an operation gives to a request that keeps every rule, and that the state refuses. */
  readonly state?: StateRejections
}

/** Why the state refuses a request, and the answer by the value or property that it is about; `*` for any. */
export type StateRejections = Readonly<Record<StateRejection, Readonly<Record<string, Answer>>>>

/**
 * `unknown`: nobody has the record it names (by property of the request); `taken`: what it creates is there; `stale`: what it claims to
 * be true now is not; `permanent`: the record stays for good (by key); `inUse`: it stays as long as it has something (by property).
 */
export type StateRejection = 'unknown' | 'taken' | 'stale' | 'permanent' | 'inUse'
