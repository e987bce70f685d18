import { openapi } from '#mocks/openapi'
import type { Document } from '#openapi'
import { listCorpus } from '../../corpus/corpus.ts'
import { type Edition, editions } from '../effects/pets.ts'
import { changeChecksOf } from './change.ts'
import type { Check } from './checks.ts'
import { corpusChecks } from './corpus-checks.ts'
import { corpusResources } from './corpus-resources.ts'
import { relatedChecks } from './related-checks.ts'
import { requestChecks } from './request-checks.ts'
import { checksOf } from './resource-checks.ts'
import { shelterDocument } from './shelter.ts'
import { stateChecks } from './state-checks.ts'

/** A document, and what its mock has to do. */
export interface Battery {
  readonly name: string
  readonly load: () => Promise<Document>
  readonly checks: readonly Check[]
}

/** What the mock of the plain document does in an edition of OpenAPI. */
export const shelterChecksOf = (edition: Edition): readonly Check[] => [
  ...stateChecks,
  ...relatedChecks,
  ...requestChecks,
  ...changeChecksOf(edition),
]

/** The plain document in each edition of OpenAPI. */
export const shelterBatteries: readonly Battery[] = editions.map((edition) => ({
  name: `shelter-${edition.name}`,
  load: async () => (await openapi(shelterDocument(edition))).document(),
  checks: shelterChecksOf(edition),
}))

/** The documents of the corpus that have checks of their own; none where there is no corpus. */
export const corpusBatteries: readonly Battery[] = listCorpus()
  .filter(({ name }) => Object.hasOwn(corpusResources, name))
  .map(({ name, load }) => ({
    name,
    load,
    checks: [...(corpusResources[name] ?? []).flatMap(checksOf), ...(corpusChecks[name] ?? [])],
  }))
