import { decodeText, decodeUnreserved, type ParameterSegment, readSegment } from './path-segment.ts'

/** Keeps values by path template and method. */
export interface PathTree<Value> {
  readonly add: (template: string, method: string, value: Value) => void
  /** Lists what a raw path leads to, the most concrete template first, whatever the order in which they were added. */
  readonly list: (path: string) => Iterable<Found<Value>>
}

/** A template that fits a path. */
export interface Found<Value> {
  /** By method: the value, and the parameters of the path, decoded. */
  readonly methods: readonly string[]
  readonly get: (method: string) => { readonly value: Value; readonly parameters: Readonly<Record<string, string>> } | undefined
}

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>
  /** Segments with parameters, the most concrete first; those of one form share a node. */
  readonly forms: { readonly segment: ParameterSegment; readonly node: Node<Value> }[]
  readonly leaves: Map<string, Leaf<Value>>
}

interface Leaf<Value> {
  readonly value: Value
  /** Of all parameters, in the order of the path: two operations may call the same one differently. */
  readonly names: readonly string[]
}

const createNode = <Value>(): Node<Value> => ({ literals: new Map(), forms: [], leaves: new Map() })

/** Creates an empty tree. */
export function createPathTree<Value>(): PathTree<Value> {
  const root = createNode<Value>()
  return {
    add(template, method, value) {
      const names: string[] = []
      let node = root
      for (const text of template.split('/')) {
        const segment = readSegment(text)
        if ('names' in segment) names.push(...segment.names)
        node = 'literal' in segment ? literalBelow(node, segment.literal) : formBelow(node, segment)
      }
      if (!node.leaves.has(method)) node.leaves.set(method, { value, names })
    },
    list: (path) => search(root, path.split('/'), 0, []),
  }
}

function literalBelow<Value>({ literals }: Node<Value>, literal: string): Node<Value> {
  const node = literals.get(literal) ?? createNode()
  literals.set(literal, node)
  return node
}

function formBelow<Value>({ forms }: Node<Value>, segment: ParameterSegment): Node<Value> {
  const known = forms.find((one) => one.segment.form.source === segment.form.source)
  if (known) return known.node
  const node = createNode<Value>()
  const next = forms.findIndex((other) => isMoreConcrete(segment, other.segment))
  forms.splice(next === -1 ? forms.length : next, 0, { segment, node })
  return node
}

const isMoreConcrete = (one: ParameterSegment, other: ParameterSegment): boolean =>
  one.fixed === other.fixed ? one.names.length < other.names.length : one.fixed > other.fixed

function* search<Value>(
  { literals, forms, leaves }: Node<Value>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
): Generator<Found<Value>> {
  const text = segments[index]
  if (text === undefined) {
    if (leaves.size > 0) yield foundAt(leaves, values)
    return
  }
  const literal = literals.get(decodeText(text))
  if (literal) yield* search(literal, segments, index + 1, values)
  for (const { segment, node } of forms) {
    const [, ...found] = segment.form.exec(decodeUnreserved(text)) ?? []
    if (found.length > 0) yield* search(node, segments, index + 1, [...values, ...found.map(decodeText)])
  }
}

const foundAt = <Value>(leaves: ReadonlyMap<string, Leaf<Value>>, values: readonly string[]): Found<Value> => ({
  methods: [...leaves.keys()],
  get(method) {
    const leaf = leaves.get(method)
    if (!leaf) return undefined
    return { value: leaf.value, parameters: Object.fromEntries(leaf.names.map((name, index) => [name, values[index] ?? ''])) }
  },
})
