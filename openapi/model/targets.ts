import type { Json, Link, Model, Operation } from './model.ts'

/**
 * Gives a model whose Links name each parameter by its place too: OpenAPI allows `id` for `path.id` where only one is meant.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#link-object OpenAPI 3.1.1, Link Object}
 */
export function withTargets(model: Model): Model {
  const { operations } = model
  const byId = new Map(operations.map((operation) => [operation.id, operation]))
  const qualify = (link: Link): Link => {
    const target = byId.get(link.operationId)
    const parameters = target && qualified(link.parameters, target)
    return parameters === undefined ? link : { ...link, parameters }
  }
  for (const operation of operations) {
    if (operation.undo) Object.assign(operation, { undo: qualify(operation.undo) })
    for (const response of operation.responses) {
      const links = response.links.map(qualify)
      // In place: pairs and examples know a response by identity.
      if (links.some((link, index) => link !== response.links[index])) Object.assign(response, { links })
    }
  }
  return model
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
