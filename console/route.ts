import { useEffect, useState } from 'preact/hooks'

/** Which page is shown, from the address: `#/operations/milvus/updatePassword`. */
export interface Route {
  readonly page: string
  /** What follows the page: `['milvus', 'updatePassword']`. */
  readonly rest: readonly string[]
}

/** Follows the address; back and forward work as everywhere. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = () => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return readRoute(hash)
}

/** Reads the part of an address after `#`. */
function readRoute(hash: string): Route {
  const [page = '', ...rest] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode)
  return { page: page === '' ? 'operations' : page, rest: rest.filter((part) => part !== '') }
}

/** Writes an address that {@link readRoute} reads. */
export const hrefTo = (page: string, ...rest: readonly string[]): string =>
  `#/${[page, ...rest].map(encodeURIComponent).join('/')}`

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
