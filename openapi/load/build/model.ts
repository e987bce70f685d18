import type { JsonObject, Model, Operation, Rejections, SecurityRequirement } from '../../model/model.ts'
import { objectOf, present, textOf } from '../json.ts'
import { Place } from '../place.ts'
import { noEvidence, readEvidence } from './evidence.ts'
import { buildPairs } from './pairs.ts'
import { readRejections } from './rejections.ts'
import { readParameters, readRequestBody } from './request.ts'
import { buildLink, buildResponse } from './response.ts'
import { readSecurity, readSecuritySchemes } from './security.ts'

/**
 * Builds the model of a document. What is missing or wrong is left out here: the offline checks report it.
 *
 * @param name Short name of the API.
 */
export function buildModel(root: JsonObject, name: string): Model {
  const document = new Place(root, '#')
  const info = document.get('info')
  const security = readSecurity(root.security)
  const rejections = readRejections(document)
  return {
    name,
    title: info?.text('title') ?? '',
    version: info?.text('version') ?? '',
    notations: readNotations(document),
    operations: document.entries('paths').flatMap(([path, place]) => readOperations(path, place, { security, rejections })),
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
}

/** The methods a path can have. */
export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

function readOperations(path: string, item: Place, defaults: Defaults): readonly Operation[] {
  return methods.flatMap((method) => {
    const place = item.get(method)
    return place ? [readOperation(path, method.toUpperCase(), item, place, defaults)] : []
  })
}

function readOperation(path: string, method: string, item: Place, place: Place, defaults: Defaults): Operation {
  const { fields } = place
  const evidence = readEvidence(place, noEvidence)
  const undo = place.get('x-undo')
  const operation = {
    id: place.text('operationId') ?? '',
    method,
    path,
    pointer: place.pointer,
    summary: place.text('summary') ?? '',
    description: place.text('description') ?? '',
    evidence,
    safe: method === 'GET' || method === 'HEAD' || fields['x-safe'] === true,
    security: fields.security === undefined ? defaults.security : readSecurity(fields.security),
    parameters: readParameters(item, place, evidence),
    responses: place.entries('responses').map(([status, response]) => buildResponse(response, Number(status), evidence)),
    rejections: readRejections(place, defaults.rejections),
    ...present({ requestBody: readRequestBody(place), alternativeOf: place.text('x-alternative-of') }),
    ...present({ undo: undo && buildLink('x-undo', undo) }),
  }
  return { ...operation, pairs: buildPairs(place, operation) }
}

function readNotations(document: Place): readonly string[] {
  const prefixes = document.items('servers').map((server) => {
    const variables = objectOf(server.fields.variables)
    const url = (server.text('url') ?? '').replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      textOf(objectOf(variables[name]).default ?? ''),
    )
    // Not `new URL`: it could not tell `https://host` from `https://host/`.
    const path = url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '')
    // A server given as `/` alone means the root of wherever the document comes from, not a second slash.
    return url === '/' ? '' : path
  })
  return prefixes.length === 0 ? [''] : [...new Set(prefixes)]
}
