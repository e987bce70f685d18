import type { Model, Operation } from '#openapi'
import { decodeUnreserved, written } from './path-segment.ts'
import { createPathTree } from './path-tree.ts'

/** What a path leads to. */
export interface Match<Route> {
  readonly route: Route
  /** Values of the path's parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Finds what a method and a raw path lead to. */
export type Find<Route> = (method: string, path: string) => Match<Route> | undefined

/** Knows what leads where. */
export interface Router<Route> {
  readonly find: Find<Route>
  /** Lists the methods a raw path has; none where there is no such path. */
  readonly methodsOf: (path: string) => readonly string[]
}

/**
 * Creates a router: one look-up for literal paths, a tree for templates. Of those that fit, the most concrete wins.
 *
 * @param notations Prefixes a path may be written with.
 */
export function createRouter<Route>(
  notations: readonly string[],
  routes: readonly { readonly method: string; readonly path: string; readonly route: Route }[],
): Router<Route> {
  const literal = new Map<string, Match<Route>>()
  const tree = createPathTree<Route>()
  for (const prefix of notations) {
    for (const { method, path, route } of routes) {
      if (!path.includes('{')) literal.set(`${method} ${prefix}${path}`, { route, parameters: {} })
      tree.add(`${prefix}${path}`, method, route)
    }
  }
  const findInTree: Find<Route> = (method, path) => {
    for (const { get } of tree.list(path)) {
      const found = get(method)
      if (found) return { route: found.value, parameters: found.parameters }
    }
    return undefined
  }
  return {
    find: (method, path) => literal.get(`${method} ${path}`) ?? findInTree(method, path),
    methodsOf: (path) => [...new Set(tree.list(path).flatMap(({ methods }) => methods))],
  }
}

/**
 * Says which paths a mock keeps from everybody else: those beside its operations, and everything below. So what is a typing error is
 * answered, and another part of the same API is left to others.
 *
 * @returns Path prefixes without a slash at the end.
 */
export function handledPrefixes({ notations, operations }: Model): readonly string[] {
  const paths = operations.map((operation) => literalSegments(operation).join('/'))
  const own = paths.map((path) => {
    const parent = path.slice(0, path.lastIndexOf('/'))
    return parent === '' || paths.some((other) => other.startsWith(`${path}/`)) ? path : parent
  })
  return notations.flatMap(writtenBases).flatMap((prefix) => [...new Set(own)].map((path) => `${prefix}${path}`))
}

/**
 * Says which paths belong to an API where several share a host: those its operations have in common, and everything below.
 *
 * @returns Path prefixes, one per notation, without a slash at the end.
 */
export function ownedPrefixes({ notations, operations }: Model): readonly string[] {
  const [first = [], ...others] = operations.map(literalSegments)
  const common = others.reduce((one, other) => {
    const end = one.findIndex((segment, index) => segment !== other[index])
    return end === -1 ? one : one.slice(0, end)
  }, first)
  return [...new Set(notations.flatMap(writtenBases))].map((prefix) => `${prefix}${common.join('/')}`)
}

/** A base path as it is documented, and as clients write it: no slash follows another where a path is put behind it. */
export const writtenBases = (base: string): readonly string[] => (base.endsWith('/') ? [base, base.slice(0, -1)] : [base])

function literalSegments({ path }: Operation): readonly string[] {
  const segments = path.split('/').map(written)
  const template = segments.findIndex((segment) => segment.includes('{'))
  return template === -1 ? segments : segments.slice(0, template)
}

/** Says whether a raw path is one of the prefixes or below. */
export function owns(prefixes: readonly string[], sent: string): boolean {
  const path = decodeUnreserved(sent)
  return prefixes.some((prefix) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/'))
}
