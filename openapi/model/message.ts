import type { Answer, Evidence, Header } from './example.ts'
import type { Json, Pointer } from './json.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header' | 'cookie' | 'querystring'
  readonly required: boolean
  readonly pointer: Pointer
  /** Place of its schema. */
  readonly schema: Pointer
  /** How its value is written; absent: the default of its place (`simple` in path and header, else `form`). */
  readonly style?: Style
  /** Whether each item of a list or property of an object is written for itself; absent: where the style is `form` or `cookie`. */
  readonly explode?: boolean
  readonly allowReserved?: true
  /** Media type its value is written in (`content`); absent: by its style. */
  readonly mediaType?: string
  /** The `example`, or the first of the `examples`. */
  readonly example?: Json
  readonly evidence: Evidence
}

/** @see {@link https://spec.openapis.org/oas/v3.2.0.html#style-values OpenAPI 3.2, Style Values} */
export type Style = 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie'

/** A body in one media type. */
export interface Content {
  /** As written: `application/json`, a range such as `image/*` too. */
  readonly mediaType: string
  readonly pointer: Pointer
  /** Place of the schema of the whole body; absent: nothing is said about it. */
  readonly schema?: Pointer
  /** Place of the schema of each item of a stream (`itemSchema`, of 3.2). */
  readonly itemSchema?: Pointer
  /** The example without a name. */
  readonly example?: Json
  /** How the properties of a form are written, by name. */
  readonly encoding: Readonly<Record<string, Encoding>>
}

/** @see {@link https://spec.openapis.org/oas/v3.1.1.html#encoding-object OpenAPI 3.1.1, Encoding Object} */
export interface Encoding {
  readonly contentType?: string
  readonly style?: Style
  readonly explode?: boolean
}

export interface RequestBody {
  readonly required: boolean
  readonly pointer: Pointer
  /** That of the preferred content: the one in JSON, else the first. */
  readonly mediaType: string
  readonly schema: Pointer
  /** Every media type it may be sent in, as the document lists them. */
  readonly contents: readonly Content[]
}

/** A status, a range of statuses, or whatever has no entry of its own. */
export type StatusKey = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default'

/** A documented answer. */
export interface Response {
  readonly status: StatusKey
  readonly pointer: Pointer
  readonly description: string
  readonly evidence: Evidence
  /** That of the preferred content: the one in JSON, else the first. Absent: it has no body. */
  readonly mediaType?: string
  readonly schema?: Pointer
  /** Every media type it may be sent in, as the document lists them. */
  readonly contents: readonly Content[]
  readonly headers: readonly Header[]
  /** Examples of the preferred content first. */
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
  /** The document does not state it: why it was concluded. */
  readonly inferred?: string
}
