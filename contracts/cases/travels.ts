import type { Document, Evidence, Operation, Pointer } from '#openapi'

/** What can be seen only of how requests and answers travel. */
export type Way = 'options' | 'head' | 'again' | 'after a refusal' | 'wrong credential'

/** A case of the way requests and answers travel. */
export interface Travel {
  readonly way: Way
  readonly name: string
  readonly pointer: Pointer
  readonly promise: string
  readonly saidBy?: readonly (Evidence | undefined)[]
}

/** Lists the ways to be tried with an operation: OPTIONS where it is documented, HEAD for a GET, and several looks over one connection. */
export function travelsOf(document: Document, operation: Operation): readonly Travel[] {
  if (operation.pairs.length === 0) return []
  return [...optionsOf(document, operation), ...headOf(operation), ...connectionsOf(document, operation)]
}

/** Asked once for each path. */
function optionsOf({ model }: Document, { path, id }: Operation): readonly Travel[] {
  const { preflight } = model.rejections
  const sharing = model.operations.filter((one) => one.path === path)
  if (!preflight || sharing[0]?.id !== id || sharing.some(({ method }) => method === 'OPTIONS')) return []
  const promise = `OPTIONS returns status ${preflight.status} without a credential.`
  return [{ way: 'options', name: 'OPTIONS', pointer: preflight.pointer, promise, saidBy: [preflight.evidence] }]
}

function headOf({ method, pairs, pointer }: Operation): readonly Travel[] {
  if (method !== 'GET' || pairs.length === 0) return []
  return [
    { way: 'head', name: 'HEAD', pointer, promise: 'HEAD, if the server supports it, returns the same as GET without a body.' },
  ]
}

function connectionsOf({ model }: Document, { safe, pairs, pointer, requestBody, security }: Operation): readonly Travel[] {
  if (!safe || pairs.length === 0) return []
  const again: Travel = {
    way: 'again',
    name: 'a second time on one connection',
    pointer,
    promise: 'The second request on a connection is treated in the same way as the first.',
  }
  const refused: Travel = {
    way: 'after a refusal',
    name: 'after a refusal on the same connection',
    pointer,
    promise: 'A refused request does not break the next request on its connection.',
  }
  const [name] = security.flatMap((requirement) => Object.keys(requirement))
  const scheme = name === undefined ? undefined : model.securitySchemes[name]
  const wrong: readonly Travel[] = scheme
    ? [
        {
          way: 'wrong credential',
          name: 'a wrong credential after the right one on the same connection',
          pointer: scheme.pointer,
          promise: 'Each request is checked against its own credential, whatever came before it on its connection.',
        },
      ]
    : []
  return [again, ...(requestBody?.required ? [refused] : []), ...wrong]
}
