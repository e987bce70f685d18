/** A parcel as a station remembers it. */
export interface Parcel {
  readonly id: string
  readonly station: string
  readonly state: 'waiting' | 'collected'
  readonly priority: 'normal' | 'express'
  readonly arrivedAt: string
  readonly receiver: { readonly name: string; readonly phones: readonly string[] }
  readonly items: readonly { readonly kind: string; readonly grams: number }[]
  readonly code: string
}

/** A parcel as it is handed in. */
export type NewParcel = Pick<Parcel, 'code' | 'receiver' | 'items'> & Partial<Pick<Parcel, 'priority'>>

/** A request, its body read as JSON; undefined where it is none. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly key: string | undefined
  readonly body: unknown
}

/** An answer; without a type it has no body. */
export interface Answer {
  readonly status: number
  readonly type?: string
  /** Several values of a name are sent as several headers. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: object
}

export type Station = (asked: Asked) => Answer

/** What a station goes by. */
export interface Rules {
  readonly key: (key: string | undefined) => boolean
  readonly station: (name: string) => boolean
  readonly code: (code: unknown) => boolean
  readonly sameCode: (claimed: string, parcel: Parcel) => boolean
  readonly priority: (priority: unknown) => boolean
  readonly name: (name: unknown) => boolean
  readonly phone: (phone: unknown) => boolean
  readonly phones: (count: number) => boolean
  readonly kind: (kind: unknown) => boolean
  readonly grams: (grams: unknown) => boolean
}
