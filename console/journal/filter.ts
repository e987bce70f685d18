import type { JournalEntry } from '#mocks'

/** Which entries are shown; an empty text is no wish. */
export interface Filter {
  readonly operation: string
  /** `401` or `4xx`. */
  readonly status: string
  readonly text: string
}

/** Says whether an entry meets every wish. */
export function isWished(entry: JournalEntry, { operation, status, text }: Filter): boolean {
  if (operation !== '' && entry.operation !== operation) return false
  if (status !== '' && !hasStatus(entry, status)) return false
  return text === '' || JSON.stringify(entry).toLowerCase().includes(text.toLowerCase())
}

function hasStatus({ response }: JournalEntry, status: string): boolean {
  const actual = String(response?.status ?? 'dropped')
  return status.endsWith('xx') ? actual.startsWith(status.slice(0, 1)) : actual === status
}
