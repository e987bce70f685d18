import type { Operation } from '../model/model.ts'

/**
 * Whether an operation that is sent with `POST` only looks, as far as its name and its path tell: `POST /orders/search`, or `POST /near`
 * called `findOrders`. Not where a word in them may mean more than that (`findAndModify`), nor where it documents that it creates.
 */
export function looksByName({ id, path, method, responses }: Operation): boolean {
  if (method !== 'POST' || responses.some(({ status }) => status === 201 || status === 202)) return false
  const segments = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'))
  const name = id.startsWith(`${method} `) ? '' : id
  const words = [name, ...segments].map(wordsOf)
  const isAsking = [words[0], words.at(-1)].some((some) => asking.has(some?.[0] ?? ''))
  return isAsking && !words.flat().some((word) => changing.has(word))
}

/** `findNear-misses` → `find`, `near`, `misses`. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

const asking: ReadonlySet<string> = new Set(['count', 'find', 'lookup', 'query', 'search'])

const changing: ReadonlySet<string> = new Set(
  (
    'accept add and apply approve archive assign buy cancel claim clear close complete consume create deactivate ' +
    'delete dequeue disable dismiss drop empty enable enqueue execute export flush generate import insert invite lock ' +
    'login logout mark merge modify move or pay poll pop publish purge put refresh register release remove ' +
    'rename replace reserve reset restore resume revoke rotate run save send set start stop submit subscribe ' +
    'suspend sync take then touch trigger undo unlock unsubscribe update upload upsert verify write'
  ).split(' '),
)
