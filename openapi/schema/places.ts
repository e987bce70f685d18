import type { JsonObject, Pointer } from '../model/model.ts'
import { childPointer, findValue, realPlace } from '../model/place.ts'

/** An object's place: in what, under which key; or where it was come to by a `$ref`. */
type Step = { readonly parent: Step; readonly key: string } | { readonly pointer: Pointer }

/**
 * Gives the function that finds the place of an object of a document, by identity. Only what a schema leads to is searched: most
 * documents are large, and few schemas are broken.
 *
 * @returns undefined where the object is not of the document.
 */
export function createPlaces(root: JsonObject): (object: unknown, schema: Pointer) => Pointer | undefined {
  const places = new WeakMap<object, Step>()
  const find = (object: object): Pointer | undefined => {
    const step = places.get(object)
    return step && pointerTo(step)
  }
  return (object, schema) => {
    if (typeof object !== 'object' || object === null) return undefined
    for (const from of [schema, '#']) {
      const known = find(object)
      if (known !== undefined) return known
      addPlaces(root, from, places)
    }
    return find(object)
  }
}

function addPlaces(root: JsonObject, from: Pointer, places: WeakMap<object, Step>): void {
  const pending: { readonly value: unknown; readonly step: Step }[] = [{ value: findValue(root, from), step: { pointer: from } }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, step } = next
    if (typeof value !== 'object' || value === null || places.has(value)) continue
    places.set(value, step)
    for (const [key, child] of Object.entries(value)) pending.push({ value: child, step: { parent: step, key } })
    const target = '$ref' in value && typeof value.$ref === 'string' ? realPlace(root, value.$ref) : undefined
    if (target !== undefined) pending.push({ value: findValue(root, target), step: { pointer: target } })
  }
}

const pointerTo = (step: Step): Pointer => ('pointer' in step ? step.pointer : childPointer(pointerTo(step.parent), step.key))
