import type { KindWord } from './cases/kind.ts'
import type { Allow } from './policy.ts'

/** A secret: the name of the environment variable that holds it. */
export interface FromEnvironment {
  readonly env: string
}

/** What `doublecheck.config.ts` holds: what one would type each time. Paths are relative to the file; the command line wins. */
export interface DoublecheckConfig {
  /** OpenAPI documents: paths or URLs. */
  readonly documents?: readonly string[]
  /** OpenAPI Overlays to apply, in this order. */
  readonly overlays?: readonly string[]
  /** Folders and origins outside its own that a document may refer to. */
  readonly allowReferences?: readonly string[]
  /** Base URL of the server to check. */
  readonly target?: string
  /** The credential, without a scheme before it. */
  readonly token?: FromEnvironment
  /** Credentials by the name of their security scheme; `NAME:PASSWORD` for HTTP Basic. */
  readonly auth?: Readonly<Record<string, FromEnvironment>>
  /** Accounts to work on where none can be created; the second has to stay as it is. */
  readonly accounts?: readonly { readonly name: string; readonly password: FromEnvironment }[]
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, FromEnvironment>>
  /** Values of parameters: by name, or by `operationId.name`. */
  readonly values?: Readonly<Record<string, string | number | boolean>>
  /** What may be sent. */
  readonly allow?: Allow
  /** Certificate of the authority that signed the target's (PEM). */
  readonly ca?: string
  /** Requests at once. */
  readonly concurrency?: number
  /** Seconds to wait for a response. */
  readonly timeout?: number
  /** The same names and values in every run. */
  readonly seed?: number
  /** Folder in which it is written down what has to be put back. */
  readonly journal?: string
  /** Ids of the operations to check; default: all. */
  readonly operations?: readonly string[]
  /** Ids of operations to leave out. */
  readonly exclude?: readonly string[]
  /** Only these kinds of cases; `state` stands for `lifecycle` and `change`. */
  readonly only?: readonly KindWord[]
  /** Every warning is an error. */
  readonly strict?: boolean
  /** A property or status that the document does not know is a warning. */
  readonly allowUndocumented?: boolean
  /** File with the findings that are known and accepted. */
  readonly baseline?: string
  /** `console`, `github`, `json=FILE`, … */
  readonly reporters?: readonly string[]
}

/** Gives a configuration as it is: in an editor, its keys and their meanings are known. */
export const defineConfig = (config: DoublecheckConfig): DoublecheckConfig => config
