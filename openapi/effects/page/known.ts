import type { Document } from '../../model/document.ts'
import type { Operation } from '../../model/model.ts'
import type { Effect } from '../effect.ts'

/** Says what an operation does to the state, as the build has written it into the document of a page. */
export const knownEffect = ({ model }: Pick<Document, 'model'>, { id }: Operation): Effect =>
  (model.root[pageEffects] as unknown as Readonly<Record<string, Effect>> | undefined)?.[id] ?? { kind: 'none' }

/** Where the build writes them. */
export const pageEffects = 'x-effects'
