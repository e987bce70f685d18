import { isObject, keysOf, valueAt } from '#openapi'
import { type Edit, set } from './drift.ts'

const parentOf = (place: string): string => place.slice(0, place.lastIndexOf('/'))

/** Takes a rule away that requests break and are served all the same. An earlier edit may have done so. */
export const removeRule: Edit = ({ root, finding: { place } }) => {
  const schema = valueAt(root, parentOf(place))
  const keyword = keysOf(place).at(-1) ?? ''
  if (!isObject(schema) || keysOf(place).at(-2) === 'properties') return undefined
  if (!Object.hasOwn(schema, keyword)) return root
  const { [keyword]: _, ...rest } = schema
  return set(root, parentOf(place), rest)
}

/** Takes a name out of `required`, or the mark from a parameter. The case says which: `newPassword missing`. */
export const removeRequired: Edit = ({ root, finding: { place }, caseName }) => {
  const holder = place.endsWith('/required') ? parentOf(place) : place
  const owner = valueAt(root, holder)
  if (!isObject(owner)) return undefined
  const { required, ...rest } = owner
  if (required === undefined) return root
  if (!Array.isArray(required)) return owner.in === 'path' ? undefined : set(root, holder, rest)
  const name = caseName
    .replace(/ (missing|null|empty)$/, '')
    .split(/[./]/)
    .at(-1)
  const left = required.filter((one) => one !== name)
  if (left.length === required.length) return root
  return set(root, holder, left.length === 0 ? rest : { ...rest, required: left })
}

/** Lets a request without a credential be served. */
export const openDoor: Edit = ({ root, operation: { pointer, security } }) => {
  const written = valueAt(root, pointer)
  if (!isObject(written)) return undefined
  const known = Array.isArray(written.security) ? written.security : security
  const isOpen = known.some((requirement) => isObject(requirement) && Object.keys(requirement).length === 0)
  return isOpen ? root : set(root, pointer, { ...written, security: [...known, {}] })
}

/** A header that is not always there need not be. */
export const relaxHeader: Edit = ({ root, finding: { place } }) => {
  const header = valueAt(root, place)
  if (!isObject(header) || header.required === undefined) return isObject(header) ? root : removeKeyword(root, place)
  const { required: _, ...rest } = header
  return set(root, place, rest)
}

const removeKeyword = (root: Parameters<Edit>[0]['root'], place: string): ReturnType<Edit> => {
  const schema = valueAt(root, parentOf(place))
  const { [keysOf(place).at(-1) ?? '']: _, ...rest } = isObject(schema) ? schema : {}
  return isObject(schema) ? set(root, parentOf(place), rest) : undefined
}

/** Takes an operation out that a server does not have. */
export const removeOperation: Edit = ({ root, operation: { pointer } }) => {
  const path = valueAt(root, parentOf(pointer))
  const { [keysOf(pointer).at(-1) ?? '']: _, ...rest } = isObject(path) ? path : {}
  return isObject(path) ? set(root, parentOf(pointer), rest) : undefined
}

/** Names a status that the document does not know, with the media type it came in. */
export const addStatus: Edit = ({ root, operation, finding: { actual, undocumented }, contentType }) => {
  const place = `${operation.pointer}/responses`
  const responses = valueAt(root, place)
  if (!undocumented || typeof actual !== 'number' || actual >= 500 || !isObject(responses)) return undefined
  if (Object.hasOwn(responses, String(actual))) return root
  const [mediaType = ''] = (contentType ?? '').toLowerCase().split(';')
  const content = mediaType === '' ? {} : { content: { [mediaType.trim()]: {} } }
  return set(root, place, { ...responses, [String(actual)]: { description: `Status ${actual}`, ...content } })
}
