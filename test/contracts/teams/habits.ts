import type { Fields } from '../public/exchange.ts'

/** What a server does in its own way. */
export interface TeamsHabits {
  /** Where the page after one begins, as its cursor says it; null: there is none. */
  readonly next: (start: number, size: number, total: number) => number | null
  /** Where the page after one begins, as its `Link` says it; undefined: it has none. */
  readonly linked: (start: number, size: number, total: number) => number | undefined
  readonly total: (all: number, shown: number) => number
  readonly sorts: (all: readonly Fields[], by: string, way: string) => readonly Fields[]
  readonly adds: (members: readonly string[], one: string) => readonly string[]
  readonly ends: (members: readonly string[], one: string) => readonly string[]
  readonly keepsPolicy: (sent: Fields, before: Fields) => Fields
  readonly keepsTag: (sent: Fields, before: Fields | undefined) => Fields
  readonly keepsRoom: (sent: Fields, before: Fields | undefined) => Fields
  /** Where a page begins, by its offset. */
  readonly starts: (offset: number, size: number) => number
  /** The number of a room after it was replaced. */
  readonly renumbers: (id: number) => number
  readonly hasState: (team: Fields, state: string) => boolean
  readonly isOrder: (name: string, ofRooms: boolean) => boolean
  readonly locates: (id: string) => string
  /** From when on those are listed that were created then or later. */
  readonly since: (from: string | null) => string | null
  readonly patches: (change: Fields) => Fields
  readonly isCurrent: (named: string | undefined, tag: string) => boolean
  readonly isKnown: (named: string | undefined, tag: string) => boolean
}

const compare = (one: unknown, other: unknown): number =>
  typeof one === 'number' ? one - Number(other) : String(one) < String(other) ? -1 : 1

/** As documented. */
export const honest: TeamsHabits = {
  next: (start, size, total) => (start + size < total ? start + size : null),
  linked: (start, size, total) => (start + size < total ? start + size : undefined),
  total: (all) => all,
  sorts: (all, by, way) => all.toSorted((one, other) => (way === 'desc' ? -1 : 1) * compare(one[by], other[by])),
  adds: (members, one) => [...new Set([...members, one])],
  ends: (members, one) => members.filter((member) => member !== one),
  keepsPolicy: (sent) => sent,
  keepsTag: (sent) => sent,
  keepsRoom: (sent) => ({ floor: 1, ...sent }),
  starts: (offset) => offset,
  renumbers: (id) => id,
  hasState: (team, state) => team.state === state,
  isOrder: (name) => /^(name|size|seats)?$/.test(name),
  locates: (id) => `/teams/${id}`,
  since: (from) => from,
  patches: (change) => change,
  isCurrent: (named, tag) => named === undefined || named === tag,
  isKnown: (named, tag) => named === tag,
}
