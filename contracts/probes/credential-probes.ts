import type { Document, Operation, SecurityScheme } from '#openapi'
import { schemesOf } from '../exchange/credential.ts'
import { type Wrong, wrongCredentials } from '../exchange/wrong-credential.ts'
import { type Probe, refusalOf, type Whole } from './probe.ts'

/**
 * A credential that is missing, or wrong in as little as can be. Where the document asks for none as well, the runner decides. Of each
 * further scheme one is altered, and one left out where another goes with it.
 */
export function credentialProbes(document: Document, operation: Operation): readonly Probe[] {
  const wrong = Object.entries(wrongCredentials).map(
    ([credential, { how }]) => [`a credential ${how}`, credential as Wrong] as const,
  )
  return [
    ...[['no credential', 'none'] as const, ...wrong].flatMap(([what, credential]) =>
      credentialProbe(document, operation, what, credential),
    ),
    ...furtherSchemes(document, operation).flatMap((scheme) => probesOfScheme(document, operation, scheme)),
  ]
}

/** The probe of a wrong credential; none where the operation asks for none that a request carries. */
export function credentialProbe(
  document: Document,
  operation: Operation,
  what: string,
  credential: 'none' | Wrong,
): readonly Probe[] {
  const [scheme] = carriedSchemes(document, operation)
  return scheme ? [probeOf(scheme, what, { kind: 'credential', credential })] : []
}

function probesOfScheme(document: Document, operation: Operation, scheme: SecurityScheme): readonly Probe[] {
  const { name } = scheme
  const goesWithOthers = schemesOf({ operation, scheme: name }, document.model).length > 1
  const about = (credential: 'none' | Wrong): Whole => ({ kind: 'credential', credential, scheme: name })
  return [
    ...(goesWithOthers ? [probeOf(scheme, `no credential for ${name}`, about('none'))] : []),
    probeOf(scheme, `a credential for ${name} ${wrongCredentials.altered.how}`, about('altered')),
  ]
}

/** The schemes of all alternatives whose credentials travel in the request itself. */
function carriedSchemes({ model }: Document, { security }: Operation): readonly SecurityScheme[] {
  const names = new Set(security.flatMap((requirement) => Object.keys(requirement)))
  return [...names].flatMap((name) => model.securitySchemes[name] ?? []).filter((scheme) => scheme.in !== 'connection')
}

const furtherSchemes = (document: Document, operation: Operation): readonly SecurityScheme[] =>
  carriedSchemes(document, operation).slice(1)

const probeOf = ({ pointer }: SecurityScheme, name: string, what: Whole): Probe => ({
  ...refusalOf(name),
  rule: 'auth',
  pointer,
  role: 'plain',
  whole: what,
})
