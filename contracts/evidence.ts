import {
  annotationsOf,
  type Evidence,
  escapeKey,
  type Json,
  keysOf,
  type Model,
  type Pointer,
  saysAnywhere,
  textOf,
  valueAt,
} from '#openapi'

/** The evidence nearest to a place: its own, or that of what it is part of; undefined where nothing around it has any. */
export function evidenceAt({ root }: Model, pointer: Pointer): Evidence | undefined {
  if (!saysAnywhere(root, 'x-evidence')) return undefined
  for (let keys = keysOf(pointer); keys.length > 0; keys = keys.slice(0, -1)) {
    const evidence = valueAt(root, `${keys.map((key) => `/${escapeKey(key)}`).join('')}/x-evidence`)
    if (typeof evidence !== 'object' || evidence === null) continue
    const [[level, source] = []] = Object.entries(evidence)
    if (level === 'documented' || level === 'observed') return { level, source: textOf(source ?? '') }
  }
  return undefined
}

/** Of several the one that binds least. A place that says nothing weakens nothing. */
export function weakest(first: Evidence, ...others: readonly (Evidence | undefined)[]): Evidence {
  const all = [first, ...others]
  return all.find((one) => one?.level === 'inferred') ?? all.find((one) => one?.level === 'observed') ?? first
}

/** A rule of a schema, and the value it judges there. */
export interface Judgement {
  readonly schema: Pointer
  /** The whole value that `schema` is for. */
  readonly value: Json | undefined
  /** Where in it the rule applies, as JSON Pointer. */
  readonly at: string
  readonly rule: Pointer
}

/** The evidence of a rule and of every `$ref` that leads to it: a rule in a shared schema is as binding as who refers to it. */
export function evidenceOfRule(model: Model, { schema, value, at, rule }: Judgement): readonly (Evidence | undefined)[] {
  if (!saysAnywhere(model.root, 'x-evidence')) return []
  const references = annotationsOf(model, schema, '$ref', value ?? null).filter((one) => `${at}/`.startsWith(`${one.at}/`))
  const places = new Set([rule])
  for (const place of places)
    for (const { value: target, schema: from } of references) if (`${place}/`.startsWith(`${textOf(target)}/`)) places.add(from)
  return [...places].map((place) => evidenceAt(model, place))
}
