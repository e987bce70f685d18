import { changeOf, createMemory, type Document, type Operation } from '#openapi'
import { allGuardsOf } from '../probes/guards.ts'
import { probesOf } from '../probes/probes.ts'
import { variantsOf } from '../probes/variants.ts'
import { createRecent } from '../recent.ts'
import { type Case, exampleCase, repeatedCase, ruleCase, travelCase, variantCase } from './case.ts'
import { conditionalCases } from './conditional.ts'
import { checksOf, livesOf } from './lifecycle.ts'
import { lifecycleCase } from './lifecycle-case.ts'
import { linksElsewhere } from './links-elsewhere.ts'
import { listCases } from './lists.ts'
import { nearMissesOf, type Occasion, occasions } from './near-miss.ts'
import { pageCases } from './paged-lists.ts'
import { relationCasesOf } from './relations.ts'
import { replacementCases } from './replacements.ts'
import { singletonOf } from './singletons.ts'
import { nearMissCase, stateCase } from './state-case.ts'
import { travelsOf } from './travels.ts'

/** Lists every case of a document, in the order they are reported; nothing is sent. */
export function collectCases(document: Document): readonly Case[] {
  return document.model.operations.flatMap((operation) => casesOf(document, operation))
}

/** All cases of an ordinary document; of a large one those of the operations that are being asked. */
const recent = createRecent<readonly Case[]>(4_000, (cases) => cases.length)

/** Lists the cases of one operation. Many ask for them, about the same time. */
export const casesOf = (document: Document, operation: Operation): readonly Case[] =>
  recent(document, operation, () => findCases(document, operation))

function findCases(document: Document, operation: Operation): readonly Case[] {
  return [
    ...operation.pairs.map((pair) => exampleCase(document, operation, pair)),
    ...stateCases(document, operation),
    ...replacementCases(document, operation),
    ...listCases(document, operation),
    ...lifecycleCases(document, operation),
    ...relationCasesOf(document, operation),
    ...singletonCases(document, operation),
    ...conditionalCases(document, operation),
    ...pageCases(document, operation).values(),
    ...variantsOf(document, operation).map((variant) => variantCase(document, operation, variant)),
    ...[...probesOf(document, operation), ...allGuardsOf(document, operation)].map((probe) =>
      ruleCase(document, operation, probe),
    ),
    ...(operation.safe && operation.pairs.length > 0 ? [repeatedCase(document, operation)] : []),
    ...travelsOf(document, operation).map((travel) => travelCase(document, operation, travel)),
  ]
}

/** The case of a record that comes with another, where an operation updates it. */
function singletonCases(document: Document, operation: Operation): readonly Case[] {
  const singleton = singletonOf(document, operation)
  return singleton ? [singleton.case] : []
}

const rememberChecks = createMemory<ReturnType<typeof listChecks>>()

/** The checks of every life that an operation is part of. */
function lifecycleCases(document: Document, operation: Operation): readonly Case[] {
  const all = rememberChecks(document, '', () => listChecks(document))
  return (all.get(operation) ?? []).map(({ check, evidence, about }) =>
    lifecycleCase(document, operation, check, { evidence, about }),
  )
}

const listChecks = (document: Document) =>
  Map.groupBy(
    livesOf(document).flatMap((life) => checksOf(life).map((check) => ({ ...check, evidence: life.evidence }))),
    ({ operation }) => operation,
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
