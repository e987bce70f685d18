import { isObject, type Json, type JsonObject, keysOf, objectOf, valueAt } from '#openapi'
import { type Edit, set } from './drift.ts'

const parentOf = (place: string): string => place.slice(0, place.lastIndexOf('/'))

/** Takes a rule away that requests break and are served all the same. An earlier edit may have done so. */
export const removeRule: Edit = ({ root, finding: { place } }) => {
  const schema = valueAt(root, parentOf(place))
  const keyword = keysOf(place).at(-1) ?? ''
  if (!isObject(schema) || keysOf(place).at(-2) === 'properties') return undefined
  if (!Object.hasOwn(schema, keyword)) return root
  const { [keyword]: limit, ...rest } = schema
  return set(root, parentOf(place), { ...rest, ...exampleWithin(place, limit, rest) })
}

/** How far a number may go nobody has seen: what was the last is one that will do. A parameter may be the key of a record that is there. */
function exampleWithin(place: string, limit: Json | undefined, rest: JsonObject): JsonObject {
  const isShown = ['example', 'examples', 'default', 'enum', 'const'].some((name) => Object.hasOwn(rest, name))
  if (!/\/(minimum|maximum)$/.test(place) || /\/parameters\//.test(place) || isShown || limit === undefined) return {}
  return { examples: [limit] }
}

/**
 * Asks for no credential where none was needed, and nowhere where none ever was; of several that go together, not for the one. That a
 * wrong one will do while a missing one does not, no document can say.
 */
export const openDoor: Edit = ({ root, operation: { pointer, security }, caseName, refusesStrangers }) => {
  const written = valueAt(root, pointer)
  if (!isObject(written)) return undefined
  if (isEmpty(written.security ?? root.security)) return root
  const asked = /^no credential(?: for (.+))?$/.exec(caseName)
  if (!asked) return undefined
  const [, scheme] = asked
  if (scheme === undefined && written.security === undefined && !refusesStrangers) return { ...root, security: [] }
  const known = Array.isArray(written.security) ? (written.security as readonly Json[]) : security
  const left = scheme === undefined ? [] : known.map((requirement) => without(requirement, scheme))
  return set(root, pointer, { ...written, security: left })
}

const isEmpty = (list: Json | undefined): boolean => Array.isArray(list) && list.length === 0

const without = (requirement: Json, scheme: string): JsonObject =>
  Object.fromEntries(Object.entries(objectOf(requirement)).filter(([name]) => name !== scheme))

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

/** Names a status that the document does not know: another success has what the documented one has, any other its media type. */
export const addStatus: Edit = ({ document, root, operation, finding: { actual, undocumented }, contentType, body }) => {
  const place = `${operation.pointer}/responses`
  const responses = valueAt(root, place)
  if (typeof actual !== 'number' || actual >= 500 || !isObject(responses)) return undefined
  // A success that only `default` covers is none that was named.
  if (!undocumented && !(actual < 300 && Object.hasOwn(responses, 'default'))) return undefined
  if (Object.hasOwn(responses, String(actual))) return root
  const known = actual < 300 ? operation.responses.find(({ status }) => typeof status === 'number' && status < 300) : undefined
  const keeps = known?.schema !== undefined && document.validate(known.schema, body, 'response').length === 0
  const same = keeps ? responses[String(known.status)] : undefined
  const [mediaType = ''] = (contentType ?? '').toLowerCase().split(';')
  const content = mediaType === '' ? {} : { content: { [mediaType.trim()]: { schema: {} } } }
  return set(root, place, { ...responses, [String(actual)]: same ?? { description: `Status ${actual}`, ...content } })
}
