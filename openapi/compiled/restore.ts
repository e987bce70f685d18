import type { Document } from '../model/document.ts'
import type { JsonObject, Pointer } from '../model/model.ts'
import { realPlace } from '../model/place.ts'
import { withProfile } from '../model/profile.ts'

/** A document as a build leaves it for a page: read and checked, so that neither YAML nor checks are needed any more. */
export interface PageDocument {
  /** As shown to people: `openapi/milvus.yaml`. */
  readonly file: string
  /** Short name of the API: `milvus`. */
  readonly name: string
  readonly root: JsonObject
}

/** A document as a build leaves it, with where its parts stand. */
export interface CompiledDocument extends PageDocument {
  /** Where each part of the root stands in the file, as `writePositions` gives it. */
  readonly positions: string
}

/** What follows from the root of a document. */
export type Grown = Pick<Document, 'model' | 'validate' | 'brokenSchema'>

/**
 * Makes a document of what a build left.
 *
 * @param place Where a part stands, after the name of the file: `:12:3`, or `#/paths/~1users` where no lines are known.
 */
export function restoreDocument(
  { file, root }: PageDocument,
  place: (pointer: Pointer) => string,
  grow: (root: JsonObject) => Grown,
): Document {
  const create = (own: JsonObject): Document => ({
    file,
    ...grow(own),
    locate: (pointer) => `${file}${place(realPlace(root, pointer) ?? pointer)}`,
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
