import type { Document } from '../model/document.ts'
import type { Json, Operation, Parameter, RequestExample } from '../model/model.ts'
import { pathValue } from './path-value.ts'
import { valueFor } from './value.ts'

/** A valid request for an operation, or what keeps one from being made. */
export type Requested =
  | { readonly request: RequestExample; readonly origin: 'example' | 'generated' }
  | { readonly reason: string }

/**
 * Gives a valid request for an operation: the one its first pair shows, with what its path needs, else one of the examples of its inputs and of values made from
 * their schemas. Only what is required is sent.
 *
 * @param seed The same seed gives the same request; the values of its path do not depend on it.
 */
export function requestOf(document: Document, operation: Operation, seed = ''): Requested {
  const [pair] = operation.pairs
  const { parameters, requestBody } = operation
  if (pair) return withPath(document, operation, pair.request)
  const values: Record<string, Json> = {}
  for (const parameter of parameters.filter(({ required }) => required)) {
    const valued = valueOfParameter(document, operation, parameter, seed)
    if ('reason' in valued) return { reason: `${parameter.in} parameter "${parameter.name}": ${valued.reason}` }
    values[`${parameter.in}.${parameter.name}`] = valued.value
  }
  if (!requestBody) return { request: { parameters: values }, origin: 'generated' }
  const content = requestBody.contents.find(({ mediaType }) => mediaType === requestBody.mediaType)
  const preferred = content?.example === undefined ? [] : [content.example]
  const body = valueFor(document, requestBody.schema, { direction: 'request', seed, preferred })
  if ('reason' in body)
    return requestBody.required ? { reason: `body: ${body.reason}` } : { request: { parameters: values }, origin: 'generated' }
  return { request: { parameters: values, body: body.value }, origin: 'generated' }
}

/** Examples of a body often leave out what is in the path; without it the request would be another one. */
function withPath(document: Document, operation: Operation, request: RequestExample): Requested {
  const { parameters } = operation
  const missing = parameters.filter(({ in: place, name }) => place === 'path' && request.parameters[`path.${name}`] === undefined)
  const values: Record<string, Json> = {}
  for (const parameter of missing) {
    const valued = pathValue(document, operation, parameter.name, '')
    if ('reason' in valued) return { reason: `path parameter "${parameter.name}": ${valued.reason}` }
    values[`path.${parameter.name}`] = valued.value
  }
  return {
    request: missing.length === 0 ? request : { ...request, parameters: { ...request.parameters, ...values } },
    origin: 'example',
  }
}

const valueOfParameter = (document: Document, operation: Operation, parameter: Parameter, seed: string) => {
  // What a path names is the same record in the requests of all operations.
  if (parameter.in === 'path') return pathValue(document, operation, parameter.name, '')
  const { schema, example, name } = parameter
  return valueFor(document, schema, { direction: 'request', seed, name, preferred: example === undefined ? [] : [example] })
}
