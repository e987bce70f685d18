import type { Document, Operation } from '#openapi'
import { wrongCredentials } from '../exchange/wrong-credential.ts'
import { credentialProbe } from './credential-probes.ts'
import type { Probe } from './probe.ts'

import { type Variant, variantsOf } from './variants.ts'

const altered = [`a credential ${wrongCredentials.altered.how}`, 'altered'] as const
const none = ['no credential', 'none'] as const

/**
 * Lists what has to be refused of a variant as of any other request: servers route by path and media type, and may ask for a
 * credential on one of the ways only. None for a variant that no server routes by.
 */
export function guardsOf(document: Document, operation: Operation, { name, notation, writes }: Variant): readonly Probe[] {
  const wrong = notation !== undefined ? [altered, none] : writes.includes('media type') ? [altered] : []
  return wrong.flatMap(([what, credential]) => credentialProbe(document, operation, `${name} and ${what}`, credential))
}

/** Lists those of all variants of an operation. */
export const allGuardsOf = (document: Document, operation: Operation): readonly Probe[] =>
  variantsOf(document, operation).flatMap((variant) => guardsOf(document, operation, variant))
