/** A request and its answer, as the journal remembers them: its secrets are hidden already. */
export interface Entry {
  readonly id: number
  /** Date and time, RFC 3339. */
  readonly at: string
  readonly sandbox: string | null
  readonly api: string
  /** Null where path and method are of no operation. */
  readonly operation: string | null
  readonly durationMs: number
  readonly request: {
    readonly method: string
    readonly path: string
    readonly query: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  }
  /** Null where the connection was dropped. */
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body?: unknown
  } | null
  readonly notes?: readonly string[]
}

/** Which entries are shown; an empty text is no wish. */
export interface Filter {
  readonly operation: string
  /** `401` or `4xx`. */
  readonly status: string
  readonly text: string
}

/** Says whether an entry meets every wish. */
export function isWished(entry: Entry, { operation, status, text }: Filter): boolean {
  if (operation !== '' && entry.operation !== operation) return false
  if (status !== '' && !hasStatus(entry, status)) return false
  return text === '' || JSON.stringify(entry).toLowerCase().includes(text.toLowerCase())
}

function hasStatus({ response }: Entry, status: string): boolean {
  const actual = String(response?.status ?? 'dropped')
  return status.endsWith('xx') ? actual.startsWith(status.slice(0, 1)) : actual === status
}
