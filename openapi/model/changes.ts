import { isEqual } from './equal.ts'
import type { Json } from './model.ts'
import { isObject } from './plain.ts'

/** A place of a document and what it holds from now on; undefined: it is removed. */
export interface Change {
  readonly keys: readonly string[]
  readonly value: Json | undefined
}

/** Lists what makes one value of another, as deep as objects are in both; a list of another length is one change. */
export function changesBetween(
  before: Json | undefined,
  after: Json | undefined,
  keys: readonly string[] = [],
): readonly Change[] {
  if (isEqual(before, after)) return []
  const [one, other] = [partsOf(before), partsOf(after)]
  if (!one || !other || !isAlike(before, after)) return [{ keys, value: after }]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names.flatMap((name) => changesBetween(own(one, name), own(other, name), [...keys, name]))
}

type Parts = Readonly<Record<string, Json>>

const partsOf = (value: Json | undefined): Parts | undefined =>
  typeof value === 'object' && value !== null ? (value as unknown as Parts) : undefined

/** Two objects, or two lists in which item stands against item. */
function isAlike(before: Json | undefined, after: Json | undefined): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return isObject(before) && isObject(after)
  return before.length === after.length && before.every((item, index) => isObject(item) && isObject(after[index]))
}

const own = (parts: Parts, name: string): Json | undefined => (Object.hasOwn(parts, name) ? parts[name] : undefined)

/** Gives a document with a change. A list keeps its items: one is replaced, none removed. */
export function withChange<Value extends Json>(value: Value, { keys, value: next }: Change): Value {
  const [key, ...rest] = keys
  if (key === undefined) return (next ?? value) as Value
  if (Array.isArray(value))
    return value.map((item: Json, index) =>
      String(index) === key ? withChange(item, { keys: rest, value: next }) : item,
    ) as never
  const { [key]: child, ...others } = (isObject(value) ? value : {}) as Record<string, Json>
  if (rest.length === 0 && next === undefined) return others as never
  const changed = rest.length === 0 ? next : withChange(child ?? {}, { keys: rest, value: next })
  // A name such as `__proto__` is a name like any other.
  return Object.fromEntries([
    ...Object.entries(value as object)
      .filter(([name]) => name !== key || child !== undefined)
      .map(([name, old]) => [name, name === key ? changed : old]),
    ...(child === undefined ? [[key, changed]] : []),
  ]) as never
}
