import type { SecurityRequirement } from '#openapi'

/**
 * Whether a credential is asked for. `optional`: a missing one is served, a wrong one refused. `off`: it is not looked at.
 */
export type Authorization = (typeof authorizations)[number]

/** Every way to ask for one. */
export const authorizations = ['optional', 'required', 'off'] as const

/** Reads from a document's `security` whether a credential is asked for; a `{}` among the alternatives means `optional`. */
export function authorizationOf(security: readonly SecurityRequirement[], chosen: Authorization | undefined): Authorization {
  if (security.length === 0) return 'off'
  if (chosen) return chosen
  return security.some((requirement) => Object.keys(requirement).length === 0) ? 'optional' : 'required'
}

/** Says whether a request goes on to its operation. */
export function admits(authorization: Authorization, { kind }: { readonly kind: 'missing' | 'refused' | 'accepted' }): boolean {
  return kind === 'accepted' || (kind === 'missing' && authorization !== 'required')
}
