import type { Link } from './model.ts'
import { Place } from './place.ts'
import { objectOf, present } from './plain.ts'

/** Reads a Link, or the `x-undo` that is written like one. */
export function readLink(name: string, place: Place): Link {
  const { requestBody } = place.fields
  const operationId = place.text('operationId') ?? operationAt(place)
  return { name, pointer: place.pointer, operationId, parameters: objectOf(place.fields.parameters), ...present({ requestBody }) }
}

/** The id of the operation an `operationRef` leads to. */
function operationAt({ root, fields }: Place): string {
  const { operationRef } = fields
  if (typeof operationRef !== 'string' || !operationRef.includes('#')) return ''
  const target = new Place(root, operationRef.slice(operationRef.indexOf('#')))
  const [, path = '', method = ''] = /^#\/paths\/([^/]+)\/([^/]+)$/.exec(target.pointer) ?? []
  if (target.value === undefined || method === '') return ''
  return (
    target.text('operationId') ??
    `${method.toUpperCase()} ${decodeURIComponent(path).replaceAll('~1', '/').replaceAll('~0', '~')}`
  )
}
