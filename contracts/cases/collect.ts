import { changeOf, type Document, type Operation } from '#openapi'
import { allGuardsOf } from '../probes/guards.ts'
import { probesOf } from '../probes/probes.ts'
import { variantsOf } from '../probes/variants.ts'
import { type Case, exampleCase, nearMissCase, repeatedCase, ruleCase, stateCase, travelCase, variantCase } from './case.ts'
import { checksOf, livesOf } from './lifecycle.ts'
import { lifecycleCase } from './lifecycle-case.ts'
import { linksElsewhere } from './links-elsewhere.ts'
import { listCases } from './lists.ts'
import { nearMissesOf, type Occasion, occasions } from './near-miss.ts'
import { pageCases } from './paged-lists.ts'
import { replacementCases } from './replacements.ts'
import { travelsOf } from './travels.ts'

/** Lists every case of a document, in the order they are reported; nothing is sent. */
export function collectCases(document: Document): readonly Case[] {
  return document.model.operations.flatMap((operation) => casesOf(document, operation))
}

/** Lists the cases of one operation. */
export function casesOf(document: Document, operation: Operation): readonly Case[] {
  return [
    ...operation.pairs.map((pair) => exampleCase(document, operation, pair)),
    ...stateCases(document, operation),
    ...replacementCases(document, operation),
    ...listCases(document, operation),
    ...lifecycleCases(document, operation),
    ...pageCases(document, operation),
    ...variantsOf(document, operation).map((variant) => variantCase(document, operation, variant)),
    ...[...probesOf(document, operation), ...allGuardsOf(document, operation)].map((probe) =>
      ruleCase(document, operation, probe),
    ),
    ...(operation.safe && operation.pairs.length > 0 ? [repeatedCase(document, operation)] : []),
    ...travelsOf(document, operation).map((travel) => travelCase(document, operation, travel)),
  ]
}

/** The checks of every life that an operation is part of. */
const lifecycleCases = (document: Document, operation: Operation): readonly Case[] =>
  livesOf(document).flatMap((life) =>
    checksOf(life)
      .filter((one) => one.operation === operation)
      .map(({ check, about }) => lifecycleCase(document, operation, check, { evidence: life.evidence, about })),
  )

function stateCases(document: Document, operation: Operation): readonly Case[] {
  const change = changeOf(operation)
  if (!change) return []
  const links = linksElsewhere(operation).flatMap((link) => [
    stateCase(document, operation, 'links early', link),
    stateCase(document, operation, 'links new', link),
    stateCase(document, operation, 'links old', link),
  ])
  const checks = (['unchanged', 'lasts', 'others'] as const).map((check) => stateCase(document, operation, check, change.link))
  const near = (Object.keys(occasions) as Occasion[])
    .flatMap(nearMissesOf)
    .map((miss) => nearMissCase(document, operation, miss, change.link))
  return [stateCase(document, operation, 'stale', change.link), ...links, ...checks, ...near]
}
