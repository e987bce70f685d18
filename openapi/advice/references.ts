import { childPointer, followReference, realPlace } from '../model/place.ts'
import type { Check } from './check.ts'

/** Every `$ref` leads to another place of the same document. */
export const checkReferences: Check = ({ model: { root }, locate }, visited) =>
  visited.flatMap(({ pointer, fields, kinds }) => {
    const { $ref } = fields
    if (typeof $ref !== 'string' || kinds.has('other')) return []
    const fault = faultOf($ref)
    return fault ? [{ ...fault, where: locate(childPointer(pointer, '$ref')) }] : []

    function faultOf(reference: string) {
      if (!reference.startsWith('#'))
        return {
          what: `\`${reference}\` points to a file that was not read.`,
          next: 'Correct the path, or add the file.',
        }
      if (realPlace(root, reference) === undefined)
        return { what: `\`${reference}\` does not exist.`, next: 'Correct the name, or add the missing component.' }
      const isLoop = followReference(root, pointer, (value) => Object.keys(value).length === 1) === pointer
      if (isLoop && Object.keys(fields).length === 1)
        return { what: `\`${reference}\` refers to itself.`, next: 'Write the value out.' }
      return undefined
    }
  })
