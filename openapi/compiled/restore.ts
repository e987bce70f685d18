import type { Document } from '../model/document.ts'
import type { JsonObject, Pointer } from '../model/model.ts'
import { realPlace } from '../model/place.ts'
import { withProfile } from '../model/profile.ts'
import { readPositions } from './positions.ts'

/** A document as a build leaves it: read and checked, so that neither YAML nor checks are needed any more. */
export interface CompiledDocument {
  /** As shown to people: `openapi/milvus.yaml`. */
  readonly file: string
  /** Short name of the API: `milvus`. */
  readonly name: string
  readonly root: JsonObject
  /** Where each part of the root stands in the file, as {@link writePositions} gives it. */
  readonly positions: string
}

/** What follows from the root of a document. */
export type Grown = Pick<Document, 'model' | 'validate' | 'brokenSchema'>

/** Makes a document of what a build left. */
export function restoreDocument({ file, root, positions }: CompiledDocument, grow: (root: JsonObject) => Grown): Document {
  let places: ReadonlyMap<Pointer, string> | undefined
  const find = (pointer: Pointer): string => {
    places ??= readPositions(root, positions)
    // As in the file itself: what is not there is looked for where its parent is.
    const known = places.get(pointer) ?? (pointer.includes('/') ? undefined : places.get('#'))
    return known ?? find(pointer.slice(0, pointer.lastIndexOf('/')))
  }
  const locate = (pointer: Pointer) => `${file}:${find(realPlace(root, pointer) ?? pointer)}`
  const create = (own: JsonObject): Document => ({
    file,
    ...grow(own),
    locate,
    profile: (profile) => create(withProfile(root, profile)),
  })
  return create(root)
}

/** Gives what is made when it is first asked for, and kept. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}
