/** A request as the library is told of it. */
export interface Asked {
  readonly method: string
  /** Without the servers' `/api`: `/books/1`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly key: string | undefined
  readonly type: string
  /** Undefined: it is not JSON. */
  readonly body: unknown
}

export interface Answer {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Fields = Readonly<Record<string, unknown>>
export type KindName = 'authors' | 'books' | 'reviews' | 'shelves'
/** Why a record is stored or shown. */
export type Occasion = 'created' | 'replaced' | 'updated' | 'read' | 'listed'

/** A record, and what of it is shown to nobody: the book of a review. */
export interface Stored {
  readonly fields: Fields
  readonly book?: number
}

export type Store = Readonly<Record<KindName, Map<string, Stored>>>

/** What the library does in each step; a deviation does one of them otherwise. */
export interface Habits {
  readonly lets: (key: string | undefined) => boolean
  /** What is wrong with a body. */
  readonly fault: (kind: KindName | 'preferences', body: unknown, isChange: boolean) => string | undefined
  readonly createId: (kind: KindName) => string | number
  /** What is kept of what was sent. `before`: what was there. */
  readonly keeps: (kind: KindName, fields: Fields, occasion: Occasion, before: Fields | undefined) => Fields
  readonly shows: (kind: KindName, fields: Fields, occasion: Occasion) => Fields
  readonly filters: (kind: KindName, all: readonly Stored[], query: URLSearchParams) => readonly Stored[]
  readonly pages: (kind: KindName, all: readonly Stored[], query: URLSearchParams) => readonly Stored[]
  readonly belongs: (review: Stored, book: number) => boolean
  /** After a record was created, replaced, updated or removed. */
  readonly afterwards: (
    kind: KindName,
    id: string,
    occasion: Occasion | 'removed',
    store: Store,
    before: Stored | undefined,
  ) => void
  readonly removes: (kind: KindName, id: string, store: Store) => void
  /** What is answered to the removal of what is not there. */
  readonly missing: (asked: Asked) => Answer
  readonly keepsPreferences: (next: Fields, before: Fields) => Fields
  readonly showsPreferences: (fields: Fields) => Fields
  readonly edit: (answer: Answer, asked: Asked) => Answer
}
