import { cafeChecks } from './cafe-checks.ts'
import type { Check } from './checks.ts'
import { clinicChecks } from './clinic-checks.ts'
import { realworldChecks, realworldRelations } from './realworld-checks.ts'
import { stripeChecks } from './stripe-checks.ts'

/** What documents of the corpus promise beyond their collections, by the name of the document. */
export const corpusChecks: Readonly<Record<string, readonly Check[]>> = {
  'redocly-cafe-split-32': cafeChecks,
  'spring-petclinic': clinicChecks,
  'stripe-2022': stripeChecks,
  realworld: [...realworldChecks, ...realworldRelations],
}
