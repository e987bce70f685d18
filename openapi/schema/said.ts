import type { JsonObject } from '../model/model.ts'

const known = new WeakMap<JsonObject, ReadonlySet<string>>()

/**
 * Whether a document says a thing anywhere: most do not, and then nobody has to look for it beside each value.
 *
 * @param what Name of an extension (`x-volatile`), or a format (`format: password`).
 */
export function saysAnywhere(root: JsonObject, what: string): boolean {
  const said = known.get(root) ?? listSaid(root)
  known.set(root, said)
  return said.has(what)
}

function listSaid(root: JsonObject): ReadonlySet<string> {
  const said = new Set<string>()
  const seen = new Set<object>()
  const waiting: unknown[] = [root]
  // No recursion: how deep a document is nobody knows.
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one !== 'object' || one === null || seen.has(one)) continue
    seen.add(one)
    for (const [key, value] of Object.entries(one)) {
      if (key.startsWith('x-')) said.add(key)
      if (key === 'format' && typeof value === 'string') said.add(`format: ${value}`)
      if (typeof value === 'object' && value !== null) waiting.push(value)
    }
  }
  return said
}
