import type { Model, Operation } from '#openapi'
import { createPathTree, type PathTree } from '../handlers/path-tree.ts'
import { type Match, writtenBases } from '../handlers/route.ts'

/** What a path leads to, and the base path it was sent below. */
export interface Found {
  readonly operation: Operation
  /** `/api/v3` */
  readonly base: string
}

/** Finds operations by method and raw path. */
export interface Finder {
  readonly find: (method: string, path: string) => Match<Found> | undefined
  /** Lists the operations a path has, whatever their methods. */
  readonly operationsAt: (path: string) => readonly Operation[]
}

/** Creates the finder of a document: below the base paths of its servers, and below none. A HEAD is for the operation a GET is for. */
export function createFinder(model: Model): Finder {
  const own = createPathTree<Found>()
  const bare = createPathTree<Found>()
  for (const operation of model.operations) {
    for (const base of (operation.notations ?? model.notations).flatMap(writtenBases)) add(own, operation, base)
    add(bare, operation, '')
  }
  const findIn = (tree: PathTree<Found>, method: string, path: string): Match<Found> | undefined => {
    for (const { get } of tree.list(path)) {
      const found = get(method)
      if (found) return { route: found.value, parameters: found.parameters }
    }
    return undefined
  }
  const findOne = (method: string, path: string) => findIn(own, method, path) ?? findIn(bare, method, path)
  const find = (method: string, path: string) => findOne(method, path) ?? (method === 'HEAD' ? findOne('GET', path) : undefined)
  return {
    // A slash at the end is a habit of clients: only a path that is documented with one needs it.
    find: (method, path) =>
      find(method, path) ?? (path.length > 1 && path.endsWith('/') ? find(method, path.slice(0, -1)) : undefined),
    operationsAt: (path) =>
      [own, bare].flatMap((tree) =>
        tree.list(path).flatMap(({ methods, get }) => methods.flatMap((method) => get(method)?.value.operation ?? [])),
      ),
  }
}

function add(tree: PathTree<Found>, operation: Operation, base: string): void {
  // A query in a path is no part of the path: some documents tell two operations apart by it.
  const path = operation.path.replace(/[?#].*$/s, '')
  tree.add(`${base}${path}`, operation.method, { operation, base })
}
