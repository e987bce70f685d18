import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml'
import { mostNested } from './limits.ts'
import { type Part, type Positions, positionsOf } from './positions.ts'

/**
 * Finds parts of a YAML text, behind aliases and merge keys too. The text is read a second time, when a place is first asked for:
 * to know positions costs nothing while a document loads.
 *
 * @param text Valid YAML.
 * @see {@link https://yaml.org/spec/1.2.2/#3-processes-and-models YAML 1.2.2, Processes and Models}
 */
export function createYamlPositions(text: string): Positions {
  let root: Part | undefined
  return positionsOf(() => (root ??= partOf(readNode(text))))
}

/** A node of the text: its children in order, a mapping's keys and values by turns. */
interface Node {
  readonly offset: number
  readonly kind: 'mapping' | 'sequence' | 'scalar'
  /** A scalar's own value. */
  readonly text: () => string
  readonly children: Node[]
}

function partOf(node: Node | undefined, offset = node?.offset ?? 0): Part | undefined {
  if (!node) return undefined
  let parts: ReadonlyMap<string, Part> | undefined
  return {
    offset,
    find: (key) => {
      parts ??= new Map(
        childrenOf(node).flatMap(([name, child, at]) => {
          const part = partOf(child, at)
          return part ? [[name, part] as const] : []
        }),
      )
      return parts.get(key)
    },
  }
}

type Child = readonly [name: string, node: Node, offset: number]

function childrenOf({ kind, children }: Node): readonly Child[] {
  if (kind === 'sequence') return children.map((child, index) => [String(index), child, child.offset])
  if (kind === 'scalar') return []
  const own: Child[] = []
  const merged: Child[] = []
  for (let index = 0; index + 1 < children.length; index += 2) {
    const [key, value] = [children[index], children[index + 1]]
    if (!key || !value) continue
    if (key.text() !== '<<') own.push([key.text(), value, key.offset])
    else for (const one of value.kind === 'sequence' ? value.children : [value]) merged.push(...childrenOf(one))
  }
  // An own key counts before a merged one; of merged ones the first.
  return [...merged.toReversed(), ...own]
}

function readNode(text: string): Node | undefined {
  const anchors = new Map<string, Node>()
  const open: (Node | undefined)[] = []
  let root: Node | undefined
  for (const event of parseEvents(text, { maxDepth: mostNested })) {
    if (event.type === EVENT_ID.POP) {
      open.pop()
      continue
    }
    const node = nodeOf(event, text, anchors)
    if (node) {
      root ??= node
      open.at(-1)?.children.push(node)
    }
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) open.push(node)
  }
  return root
}

function nodeOf(event: Event, text: string, anchors: Map<string, Node>): Node | undefined {
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return undefined
  const anchor = event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : undefined
  if (event.type === EVENT_ID.ALIAS) return anchor === undefined ? undefined : anchors.get(anchor)
  const isScalar = event.type === EVENT_ID.SCALAR
  const node: Node = {
    offset: isScalar ? startOfScalar(event.valueStart, text) : event.start,
    kind: isScalar ? 'scalar' : event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
    text: () => (isScalar ? getScalarValue(text, event) : ''),
    children: [],
  }
  if (anchor !== undefined) anchors.set(anchor, node)
  return node
}

/** The quote belongs to the scalar. */
const startOfScalar = (start: number, text: string): number =>
  /["']/.test(text[start - 1] ?? '') ? start - 1 : Math.max(start, 0)
