import type { Answer } from '../model/model.ts'
import { childPointer, Place } from '../model/place.ts'
import { valueAt } from '../model/pointer.ts'
import { readValues } from '../model/responses.ts'
import type { Check } from './check.ts'

/** Every place `x-values` names is in the example's value, and holds the text it speaks of. */
export const checkValues: Check = ({ model: { root }, locate }, visited) =>
  visited.flatMap(({ pointer, fields }) => {
    const values: Answer['values'] = fields['x-values'] === undefined ? {} : readValues(new Place(root, pointer))
    return Object.entries(values).flatMap(([name, places]) =>
      places.flatMap(({ at, text }) => {
        const fault = faultOf(at === '' || at.startsWith('/') ? valueAt(fields.value, at) : undefined, at, text)
        return fault ? [{ ...fault, where: locate(childPointer(`${pointer}/x-values`, name)) }] : []
      }),
    )
  })

function faultOf(value: unknown, at: string, text: string | undefined): { what: string; next: string } | undefined {
  if (value === undefined)
    return { what: `The example has no value at \`${at}\`.`, next: 'Use a JSON Pointer into the value, such as `/data/id`.' }
  if (text === undefined || (typeof value === 'string' && text !== '' && value.includes(text))) return undefined
  return { what: `The string at \`${at}\` does not contain \`${text}\`.`, next: 'Use a part of the string.' }
}
