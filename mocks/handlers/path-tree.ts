import { decodeText, decodeUnreserved, type ParameterSegment, readSegment } from './path-segment.ts'

/** Keeps values by path template and method. */
export interface PathTree<Value> {
  readonly add: (template: string, method: string, value: Value) => void
  /** Lists what a raw path leads to, the most concrete template first, whatever the order in which they were added. */
  readonly list: (path: string) => readonly Found<Value>[]
}

/** A template that fits a path. */
export interface Found<Value> {
  /** By method: the value, and the parameters of the path, decoded. */
  readonly methods: readonly string[]
  readonly get: (method: string) => { readonly value: Value; readonly parameters: Readonly<Record<string, string>> } | undefined
}

interface Branch<Value> {
  readonly literals: Map<string, Branch<Value>>
  /** Segments with parameters, the most concrete first; those of one form share a branch. */
  readonly forms: { readonly segment: ParameterSegment; readonly branch: Branch<Value> }[]
  readonly leaves: Map<string, Leaf<Value>>
}

interface Leaf<Value> {
  readonly value: Value
  /** Of all parameters, in the order of the path: two operations may call the same one differently. */
  readonly names: readonly string[]
}

const createBranch = <Value>(): Branch<Value> => ({ literals: new Map(), forms: [], leaves: new Map() })

/** Creates an empty tree. */
export function createPathTree<Value>(): PathTree<Value> {
  const root = createBranch<Value>()
  return {
    add(template, method, value) {
      const names: string[] = []
      let branch = root
      for (const text of template.split('/')) {
        const segment = readSegment(text)
        if ('names' in segment) names.push(...segment.names)
        branch = 'literal' in segment ? literalBelow(branch, segment.literal) : formBelow(branch, segment)
      }
      if (!branch.leaves.has(method)) branch.leaves.set(method, { value, names })
    },
    list: (path) => search(root, path.split('/'), 0, [], []),
  }
}

function literalBelow<Value>({ literals }: Branch<Value>, literal: string): Branch<Value> {
  const branch = literals.get(literal) ?? createBranch()
  literals.set(literal, branch)
  return branch
}

function formBelow<Value>({ forms }: Branch<Value>, segment: ParameterSegment): Branch<Value> {
  const known = forms.find((one) => one.segment.form.source === segment.form.source)
  if (known) return known.branch
  const branch = createBranch<Value>()
  const next = forms.findIndex((other) => isMoreConcrete(segment, other.segment))
  forms.splice(next === -1 ? forms.length : next, 0, { segment, branch })
  return branch
}

const isMoreConcrete = (one: ParameterSegment, other: ParameterSegment): boolean =>
  one.fixed === other.fixed ? one.names.length < other.names.length : one.fixed > other.fixed

/** Adds what a path leads to. */
function search<Value>(
  { literals, forms, leaves }: Branch<Value>,
  segments: readonly string[],
  index: number,
  values: readonly string[],
  found: Found<Value>[],
): readonly Found<Value>[] {
  const text = segments[index]
  if (text === undefined) {
    if (leaves.size > 0) found.push(foundAt(leaves, values))
    return found
  }
  const literal = literals.get(decodeText(text))
  if (literal) search(literal, segments, index + 1, values, found)
  for (const { segment, branch } of forms) {
    const fitting = segment.form.exec(decodeUnreserved(text))
    if (fitting) search(branch, segments, index + 1, [...values, ...fitting.slice(1).map(decodeText)], found)
  }
  return found
}

const foundAt = <Value>(leaves: ReadonlyMap<string, Leaf<Value>>, values: readonly string[]): Found<Value> => ({
  get methods() {
    return [...leaves.keys()]
  },
  get(method) {
    const leaf = leaves.get(method)
    if (!leaf) return undefined
    return { value: leaf.value, parameters: Object.fromEntries(leaf.names.map((name, index) => [name, values[index] ?? ''])) }
  },
})
