import { isObject, type Json, type Model } from '#openapi'

/** What relates a record to something, as its properties are called: `favorit` of `/articles/{slug}/favorite`. */
export const stemOf = (path: string): string =>
  (path.split('/').findLast((segment) => !segment.includes('{')) ?? '').toLowerCase().replace(/(e|s)$/, '')

/** Whether a property says that a record is related, or how often: `favorited`, `favoritesCount`. */
export const tellsOf = (stem: string, name: string): boolean => stem.length > 2 && name.toLowerCase().startsWith(stem)

const known = new WeakMap<Model, readonly string[]>()

/** What records can be related by: what is put or posted, and removed, one segment below a record. */
function stemsOf(model: Model): readonly string[] {
  const found = known.get(model)
  if (found) return found
  const paths = model.operations.flatMap(({ method, path }) => (method === 'DELETE' && /\}\/[^/{}]+$/.test(path) ? [path] : []))
  const isMade = (one: string) =>
    model.operations.some(({ method, path, requestBody }) => path === one && /^(PUT|POST)$/.test(method) && !requestBody)
  const stems = [...new Set(paths.filter(isMade).map(stemOf))]
  known.set(model, stems)
  return stems
}

/** Gives a made-up value as a new record has it: nobody has related it to anything, and nothing of it was counted. */
export function unrelated(model: Model, name: string, value: Json): Json {
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]): [string, Json] => [key, unrelated(model, key, one)]))
  const isTold = stemsOf(model).some((stem) => tellsOf(stem, name))
  if (typeof value === 'boolean') return isTold ? false : value
  return typeof value === 'number' && (isTold || /[a-z](_c|C)ount$/.test(name)) ? 0 : value
}
