import type { Json, Model, Pointer } from '../model/model.ts'
import { annotationsOf } from './annotations.ts'
import { saysAnywhere } from './said.ts'

/** Lists the places in a value, as JSON Pointers, that its schema calls a password. */
export function passwordPlaces(model: Model, schema: Pointer, value: Json): readonly string[] {
  if (!saysAnywhere(model.root, 'format: password')) return []
  return annotationsOf(model, schema, 'format', value).flatMap(({ at, value: format }) => (format === 'password' ? [at] : []))
}
