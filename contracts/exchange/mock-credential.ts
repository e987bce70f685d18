import type { Document, Operation, SecurityScheme } from '#openapi'
import { type Given, givenFor } from './credential.ts'

/**
 * Gives documents in which every security scheme has a credential: what the run was given, else one that is made up. A mock of them lets
 * in that one alone, so a missing and a wrong one are proved to be refused; without it a mock takes any.
 */
export function withMockCredentials(documents: readonly Document[], given: Given): readonly Document[] {
  return documents.map((document) => {
    const used = namesOf(document.model.operations)
    const schemes = Object.entries(document.model.securitySchemes)
    if (!schemes.some(([name, scheme]) => used.has(name) && lacks(scheme))) return document
    const securitySchemes = Object.fromEntries(
      schemes.map(([name, scheme]) => [name, lacks(scheme) ? { ...scheme, credential: credentialFor(scheme, given) } : scheme]),
    )
    return { ...document, model: { ...document.model, securitySchemes } }
  })
}

const namesOf = (operations: readonly Operation[]): ReadonlySet<string> =>
  new Set(operations.flatMap(({ security }) => security.flatMap((requirement) => Object.keys(requirement))))

const lacks = ({ credential, in: place }: SecurityScheme): boolean => credential === undefined && place !== 'connection'

const credentialFor = (scheme: SecurityScheme, given: Given): string => givenFor(scheme, given) ?? madeUp(scheme)

/** Of characters that may stand in a header, a query and a cookie as they are; HTTP Basic takes `NAME:PASSWORD`. */
function madeUp({ name, prefix }: SecurityScheme): string {
  const key = `k3y-of-${name.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
  return prefix === 'Basic ' ? `somebody:${key}` : key
}
