import type { Evidence, Json } from '#openapi'
import { askControl, type Session } from './control.ts'

/** What the console shows of an API. */
export interface CatalogApi {
  /** Short name: `milvus`. */
  readonly name: string
  readonly title: string
  /** What may stand before each path, the document's own first. */
  readonly notations: readonly string[]
  readonly scenarios: readonly string[]
  readonly credential?: CatalogCredential
  readonly operations: readonly CatalogOperation[]
}

/** The header a credential is sent in. */
export interface CatalogCredential {
  readonly header: string
  /** What stands before the credential: `Bearer ` or nothing. */
  readonly prefix: string
  /** The documented one. */
  readonly value: string
}

export interface CatalogOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly evidence: Evidence
  /** Whether a credential can be sent. */
  readonly secured: boolean
  readonly parameters: readonly CatalogParameter[]
  readonly examples: readonly CatalogExample[]
}

export interface CatalogParameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header' | 'cookie' | 'querystring'
  readonly required: boolean
  readonly evidence: Evidence
  readonly description: string
  readonly example?: Json
}

/** A request and the answer the document gives to it. */
export interface CatalogExample {
  readonly name: string
  readonly summary: string
  readonly evidence: Evidence
  /** Whose request it is, where that is not the API's documented credential. */
  readonly credential?: string
  /** Examples that have to be sent first: `updatePassword/documented`. */
  readonly after: readonly string[]
  /** By place and name: `query.id`. */
  readonly parameters: Readonly<Record<string, Json>>
  readonly mediaType?: string
  readonly body?: Json
  readonly status: number
  readonly answer?: Json
}

/**
 * Loads what is served here.
 *
 * @throws {ControlError} With status 401 where a token is needed.
 */
export const loadCatalog = async (session: Session): Promise<readonly CatalogApi[]> =>
  (await askControl<{ readonly apis: readonly CatalogApi[] }>(session, 'apis')).apis

/** What is asked for when an operation is opened. */
export interface CatalogDetails {
  readonly fields: readonly CatalogField[]
  /** A request the document allows. */
  readonly request?: {
    readonly parameters: Readonly<Record<string, Json>>
    readonly mediaType?: string
    readonly body?: Json
  }
  /** How the value of a parameter is written, by place and name: `query.ids`. */
  readonly styles: Readonly<Record<string, ParameterStyle>>
  /** Names of the parts of a form that are files. */
  readonly files: readonly string[]
  /** Why none can be made. */
  readonly reason?: string
}

/** How a list or an object is written where only a text can stand. */
export interface ParameterStyle {
  readonly style?: string
  readonly explode?: boolean
  /** Written in this media type instead. */
  readonly mediaType?: string
}

/** One input of an operation. */
export interface CatalogField {
  readonly name: string
  readonly in: string
  readonly type: string
  readonly limits: readonly string[]
  readonly required: boolean
  readonly description: string
}

/**
 * Loads the inputs of an operation, and a request that can be sent.
 *
 * @throws {ControlError} Where the server does not give them.
 */
export const loadDetails = (session: Session, api: string, id: string): Promise<CatalogDetails> =>
  askControl<CatalogDetails>(session, `console/operation?${new URLSearchParams({ api, id })}`)
