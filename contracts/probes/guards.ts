import type { Document, Operation } from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
import { type Wrong, wrongCredentials } from '../exchange/wrong-credential.ts'
import { credentialProbe } from './credential-probes.ts'
import type { Probe } from './probe.ts'
import { type Variant, variantsOf } from './variants.ts'

const none = ['no credential', 'none'] as const

/** A password is slow to compare, and may lock its account: another name does for HTTP Basic. */
function wrongOf({ model }: Document, operation: Operation): readonly [string, Wrong] {
  const wrong = schemeOf({ operation }, model)?.prefix === 'Basic ' ? 'preceded' : 'altered'
  return [`a credential ${wrongCredentials[wrong].how}`, wrong]
}

/**
 * Lists what has to be refused of a variant as of any other request: servers route by path and media type, and may ask for a
 * credential on one of the ways only. None for a variant that no server routes by.
 */
export function guardsOf(document: Document, operation: Operation, { name, notation, writes }: Variant): readonly Probe[] {
  const wrong = wrongOf(document, operation)
  const tried = notation !== undefined ? [wrong, none] : writes.includes('media type') ? [wrong] : []
  return tried.flatMap(([what, credential]) => credentialProbe(document, operation, `${name} and ${what}`, credential))
}

/** Lists those of all variants of an operation. */
export const allGuardsOf = (document: Document, operation: Operation): readonly Probe[] =>
  variantsOf(document, operation).flatMap((variant) => guardsOf(document, operation, variant))
