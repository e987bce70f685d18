import type { Json, Link, Operation } from './model.ts'
import { Place } from './place.ts'
import { objectOf, present } from './plain.ts'

/** Reads a Link, or the `x-undo` that is written like one. */
export function readLink(name: string, place: Place): Link {
  const { requestBody } = place.fields
  const operationId = place.text('operationId') ?? operationAt(place)
  return { name, pointer: place.pointer, operationId, parameters: objectOf(place.fields.parameters), ...present({ requestBody }) }
}

/** The id of the operation an `operationRef` leads to. */
function operationAt({ root, fields }: Place): string {
  const { operationRef } = fields
  if (typeof operationRef !== 'string' || !operationRef.includes('#')) return ''
  const target = new Place(root, operationRef.slice(operationRef.indexOf('#')))
  const [, path = '', method = ''] = /^#\/paths\/([^/]+)\/([^/]+)$/.exec(target.pointer) ?? []
  if (target.value === undefined || method === '') return ''
  return (
    target.text('operationId') ??
    `${method.toUpperCase()} ${decodeURIComponent(path).replaceAll('~1', '/').replaceAll('~0', '~')}`
  )
}

/**
 * Gives operations whose Links name each parameter by its place too: OpenAPI allows `id` for `path.id` where only one is meant.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#link-object OpenAPI 3.1.1, Link Object}
 */
export function withTargets(operations: readonly Operation[]): readonly Operation[] {
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  const qualify = (link: Link): Link => {
    const target = byId.get(link.operationId)
    const parameters = target && qualified(link.parameters, target)
    return parameters === undefined ? link : { ...link, parameters }
  }
  return operations.map((operation) => {
    if (operation.undo) Object.assign(operation, { undo: qualify(operation.undo) })
    for (const response of operation.responses) {
      const links = response.links.map(qualify)
      // In place: pairs and examples know a response by identity.
      if (links.some((link, index) => link !== response.links[index])) Object.assign(response, { links })
    }
    return operation
  })
}

/** @returns undefined where every name has its place already. */
function qualified(parameters: Link['parameters'], { parameters: known }: Operation): Readonly<Record<string, Json>> | undefined {
  const names = Object.keys(parameters).filter((name) => !/^(path|query|header|cookie|querystring)\./.test(name))
  if (names.length === 0) return undefined
  const fieldOf = (name: string): string => {
    const parameter = names.includes(name) ? known.find((one) => one.name === name) : undefined
    return parameter ? `${parameter.in}.${name}` : name
  }
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [fieldOf(name), value]))
}
