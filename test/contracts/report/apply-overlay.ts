import type { Json } from '#openapi'

type Tree = { [key: string]: Json } | Json[]

/** What an overlay asks for. */
export interface Change {
  readonly target: string
  readonly update?: Json
  readonly remove?: boolean
}

/**
 * Applies an overlay as its specification says; targets are plain paths of names.
 *
 * @see {@link https://spec.openapis.org/overlay/v1.1.0.html#action-object Overlay 1.1.0, Action Object}
 */
export function applyOverlay(document: Json, actions: readonly Change[]): Json {
  const root = structuredClone(document) as Tree
  for (const action of actions) applyTo(root, action)
  return root
}

function applyTo(root: Tree, { target, update, remove }: Change): void {
  const keys = keysIn(target)
  const parent = keys.slice(0, -1).reduce<Tree | undefined>(childOf, root)
  const node = keys.reduce<Tree | undefined>(childOf, root)
  // A target that selects nothing is no mistake of the format, but one of ours.
  if (!node || !parent) throw new Error(`${target} leads to no object or array.`)
  const last = keys.at(-1)
  if (remove && last !== undefined && !Array.isArray(parent)) delete parent[last]
  if (remove || update === undefined) return
  if (Array.isArray(node)) node.push(update)
  else merge(node, update)
}

function merge(into: Tree, update: Json): void {
  if (!isTree(update) || Array.isArray(update) || Array.isArray(into)) throw new Error('Into an object only an object is merged.')
  for (const [key, value] of Object.entries(update)) {
    const own = into[key]
    if (isTree(own) && !Array.isArray(own) && isTree(value)) merge(own, value)
    else if (Array.isArray(own) && Array.isArray(value)) own.push(...value)
    else into[key] = value
  }
}

/** `$.paths['/v2/users'].post` → `paths`, `/v2/users`, `post` */
function keysIn(path: string): readonly string[] {
  if (!/^\$(?:\.[A-Za-z_]\w*|\['(?:[^'\\]|\\.)*'\])*$/.test(path)) throw new Error(`${path} is no plain path.`)
  return [...path.matchAll(/\.(\w+)|\['((?:[^'\\]|\\.)*)'\]/g)].map(
    ([, name, quoted]) => name ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? '',
  )
}

const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null
const childOf = (tree: Tree | undefined, key: string): Tree | undefined => {
  const child = Array.isArray(tree) ? tree[Number(key)] : tree?.[key]
  return isTree(child) ? child : undefined
}
