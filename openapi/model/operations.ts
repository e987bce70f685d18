import { ofTheDocument, readEvidence } from './evidence.ts'
import { readParameters, readRequestBody } from './inputs.ts'
import { readLink } from './links.ts'
import type { JsonObject, Model, Operation, Rejections, SecurityRequirement } from './model.ts'
import { buildPairs } from './pairs.ts'
import { Place } from './place.ts'
import { listOf, present } from './plain.ts'
import { readRejections } from './rejections.ts'
import { buildResponse } from './responses.ts'
import { readSecurity, readSecuritySchemes } from './security.ts'
import { readPrefixes } from './servers.ts'
import { statusKeyOf } from './status.ts'
import { isToken } from './token.ts'

/**
 * Builds the model of a document. It is total: what is missing or wrong is left out here, and told as advice.
 *
 * @param root OpenAPI 3.1, or 3.2.
 * @param name Short name of the API.
 */
export const buildModel = (root: JsonObject, name: string): Model =>
  buildModelWith({ pairs: buildPairs, link: readLink }, root, name)

/** What reads the parts of an operation that a page reads otherwise, or not at all. */
export interface Readers {
  readonly pairs: typeof buildPairs
  /** Absent: nobody follows Links. */
  readonly link?: typeof readLink
}

/** The same with readers of one's own. */
export function buildModelWith(readers: Readers, root: JsonObject, name: string): Model {
  const document = new Place(root, '#')
  const info = document.get('info')
  const security = readSecurity(root.security)
  const rejections = readRejections(document)
  const defaults = { security, rejections, readers }
  return {
    name,
    title: info?.text('title') ?? '',
    version: info?.text('version') ?? '',
    notations: readPrefixes(document) ?? [''],
    tags: document.items('tags').flatMap((tag) => tag.text('name') ?? []),
    operations: withIds(document.entries('paths').flatMap(([path, place]) => readOperations(path, place, defaults))),
    securitySchemes: readSecuritySchemes(document),
    security,
    rejections,
    root,
  }
}

/** What holds for an operation that says nothing else. */
interface Defaults {
  readonly security: readonly SecurityRequirement[]
  readonly rejections: Rejections
  readonly readers: Readers
}

/** The methods a path can have; `query` is of 3.2. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const

function readOperations(path: string, item: Place, defaults: Defaults): readonly Operation[] {
  if (!path.startsWith('/')) return []
  const additional = item.entries('additionalOperations').filter(([method]) => isToken(method))
  const own = methods.flatMap((method) => {
    const place = item.get(method)
    return place ? [[method.toUpperCase(), place] as const] : []
  })
  return [...own, ...additional].map(([method, place]) => readOperation(path, method, item, place, defaults))
}

function readOperation(path: string, method: string, item: Place, place: Place, defaults: Defaults): Operation {
  const { fields } = place
  const { link, pairs } = defaults.readers
  const evidence = readEvidence(place, ofTheDocument)
  const undo = place.get('x-undo')
  const statuses = place.entries('responses').flatMap(([text, response]) => {
    const status = statusKeyOf(text)
    return status === undefined ? [] : [[status, response] as const]
  })
  const known = statuses.map(([status]) => status)
  const responses = statuses.map(([status, response]) => buildResponse(response, status, evidence, { known, link }))
  const operation = {
    id: place.text('operationId') ?? '',
    method,
    path,
    pointer: place.pointer,
    summary: place.text('summary') ?? '',
    description: place.text('description') ?? '',
    evidence,
    safe: safeMethods.has(method) || fields['x-safe'] === true,
    tags: listOf(fields.tags).filter((tag) => typeof tag === 'string'),
    security: fields.security === undefined ? defaults.security : readSecurity(fields.security),
    parameters: readParameters(item, place, evidence),
    responses,
    rejections: readRejections(place, defaults.rejections, responses),
    ...present({ requestBody: readRequestBody(place), alternativeOf: place.text('x-alternative-of') }),
    ...present({ undo: undo && link?.('x-undo', undo), notations: readPrefixes(place) ?? readPrefixes(item) }),
    ...(fields.deprecated === true ? { deprecated: true as const } : {}),
  }
  return { ...operation, pairs: pairs(place, operation) }
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 RFC 9110, Safe Methods} */
const safeMethods = new Set(['GET', 'HEAD', 'QUERY'])

/** Gives every operation an id that no other one has. */
function withIds(operations: readonly Operation[]): readonly Operation[] {
  const taken = new Set<string>()
  return operations.map((operation) => {
    const own = operation.id !== '' && !taken.has(operation.id)
    const id = own ? operation.id : `${operation.method} ${operation.path}`
    taken.add(id)
    return own ? operation : { ...operation, id, pairs: operation.pairs.map((pair) => ({ ...pair, operationId: id })) }
  })
}
