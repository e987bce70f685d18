import type { MilvusOptions } from '#mocks/milvus'

/** A row of the reference: what is sent, one after the other, and what each gets. */
export interface Row {
  readonly row: string
  readonly steps: readonly Step[]
  /** How the server is set up. */
  readonly options?: Partial<MilvusOptions> & { readonly authorization?: 'required' | 'off'; readonly delayMs?: number }
}

/** A row no case stands for, and why. */
export interface LeftOut {
  readonly row: string
  readonly reason: string
}

export interface Step {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown
  readonly expected: Expected
}

export interface Expected {
  /** Default: 200. */
  readonly status?: number
  readonly json?: unknown
  readonly text?: string
  /** null: the header is not there. */
  readonly headers?: Readonly<Record<string, string | null>>
}

export const row = (name: string, ...steps: readonly Step[]): Row => ({ row: name, steps })
export const rowWith = (options: NonNullable<Row['options']>, name: string, ...steps: readonly Step[]): Row => ({
  row: name,
  steps,
  options,
})

/** One POST below `/v2/vectordb/`. */
export const ask = (operation: string, body: unknown, expected: Expected, headers: Step['headers'] = {}): Step => ({
  method: 'POST',
  path: `/v2/vectordb/${operation}`,
  body,
  headers,
  expected,
})

export const as = (credential: string) => ({ Authorization: `Bearer ${credential}` })

export const done: Expected = { json: { code: 0, data: {} } }
export const given = (...data: readonly unknown[]): Expected => ({ json: { code: 0, data } })
export const fails = (code: number, message: string): Expected => ({ json: { code, message } })
export const unauthenticated: Expected = { status: 401, json: { code: 1800, message: "user hasn't authenticated" } }
export const notFound: Expected = { status: 404, text: '404 page not found' }
export const timedOut: Expected = { status: 408, json: { code: 10_001, message: 'request timeout' } }
export const forbidden = (privilege: string, user: string): Expected => ({
  status: 403,
  json: {
    code: 65_535,
    message: `rpc error: code = PermissionDenied desc = Privilege${privilege}: permission deny to ${user} in the \`default\` database`,
  },
})
