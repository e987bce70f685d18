import type { Json } from '#openapi'
import { keyIn, type Listing } from '../reach/listing.ts'
import type { Inventory, Listed } from './inventory.ts'
import type { Named } from './named.ts'

/** An entry of a list that is there after a run and was not before, or the reverse. */
export interface Difference {
  readonly listing: Listing
  readonly key: Json
  /** The texts of the entry itself. */
  readonly texts: readonly string[]
  /**
   * `left`: it holds an id of the run, which made it, or an update of the run told its key. `kept`: it has the key of a record that the run created and removed; many servers
   * give a key to the next record, so it may be somebody else's. `named`: only refused requests of the run name it. `lost`: it was there,
   * and the run sent something about it.
   */
  readonly kind: 'left' | 'kept' | 'named' | 'lost'
}

/** Who did what: others work on the same target, and what they make and remove is none of a run's business. */
export interface Doings {
  /** Whether a text holds an id of this run. */
  readonly isOwn: (text: string) => boolean
  /** Whether the run created the record of a collection that has this key. */
  readonly hasCreated: (collection: string, key: Json) => boolean
  /** What the requests of the run name. */
  readonly named: Pick<Named, 'has' | 'refusedBy' | 'hasMoved'>
}

/** Compares what a target lists before a run and after it, as far as the run can have to do with it. */
export function differencesOf(before: Inventory, after: Inventory, doings: Doings): readonly Difference[] {
  return [...after].flatMap(([listing, now]) => {
    const old = before.get(listing)
    return old ? [...leftIn(listing, old, now, doings), ...lostFrom(listing, old, now, doings)] : []
  })
}

function leftIn(listing: Listing, old: Listed, now: Listed, { isOwn, hasCreated, named }: Doings): readonly Difference[] {
  const news = [...now.entries].filter(([key]) => !old.entries.has(key)).map(([, entry]) => entry)
  return news.flatMap((entry): readonly Difference[] => {
    const [key, texts] = [keyIn(listing, entry), textsOf(entry)]
    if (texts.some(isOwn)) return [{ listing, key, texts, kind: 'left' }]
    // Where the list was seen to its end, nobody had that key before.
    if (old.whole && named.hasMoved(listing.collection.path, key)) return [{ listing, key, texts, kind: 'left' }]
    if (hasCreated(listing.collection.path, key)) return [{ listing, key, texts, kind: 'kept' }]
    return old.whole && named.refusedBy(key) ? [{ listing, key, texts, kind: 'named' }] : []
  })
}

function lostFrom(listing: Listing, old: Listed, now: Listed, { isOwn, named }: Doings): readonly Difference[] {
  if (!now.whole) return []
  const gone = [...old.entries].filter(([key]) => !now.entries.has(key)).map(([, entry]) => keyIn(listing, entry))
  return gone
    .filter((key) => named.has(key) && !isOwn(JSON.stringify(key)))
    .map((key) => ({ listing, key, texts: [], kind: 'lost' }))
}

/** The texts of an entry itself: what lies deeper may name something else. */
function textsOf(entry: Json): readonly string[] {
  const values = typeof entry === 'object' && entry !== null ? Object.values(entry) : [entry]
  return values.filter((value): value is string => typeof value === 'string')
}
