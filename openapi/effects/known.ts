import type { Document } from '../model/document.ts'
import type { Operation } from '../model/model.ts'
import type { Effect } from './effect.ts'
import { effectsOf } from './effects-of.ts'

/** Says what an operation does to the state. In a page it is read from what the build has left of the document. */
export const knownEffect = (document: Pick<Document, 'model'>, operation: Operation): Effect =>
  effectsOf(document).of(operation).value
