import { isObject, type Json, type Operation, type Pair } from '#openapi'

/** Finds the example pair a request is: it says what the pair's request says, and in its body nothing else. */
export function pairOf({ pairs }: Operation, inputs: Readonly<Record<string, Json>>, body: Json | undefined): Pair | undefined {
  return pairs.find(({ request }) => {
    const sent = Object.entries(request.parameters).filter(([field]) => !field.startsWith('header.'))
    return isEqual(request.body, body) && sent.every(([field, value]) => isEqual(value, inputs[field]))
  })
}

/** Whether two values of JSON are the same, whatever the order of their properties. */
export function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isEqual(item as Json, other[index] as Json))
  if (!isObject(one) || !isObject(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => isEqual(one[name], other[name]))
}
