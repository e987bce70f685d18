import { isSendable } from './inputs.ts'
import type { Json, Model, SecurityRequirement, SecurityScheme } from './model.ts'
import type { Place } from './place.ts'
import { listOf, lookUp, objectOf, present } from './plain.ts'
import { isToken } from './token.ts'

/** Reads `security`: the schemes that hold together and their scopes, per alternative. */
export const readSecurity = (value: Json | undefined): readonly SecurityRequirement[] =>
  listOf(value).map((requirement) =>
    Object.fromEntries(
      Object.entries(objectOf(requirement)).map(([name, scopes]) => [
        name,
        listOf(scopes).filter((one) => typeof one === 'string'),
      ]),
    ),
  )

/**
 * Reads the security schemes. One of a type that OpenAPI does not know is left out.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object OpenAPI 3.1.1, Security Scheme Object}
 */
export function readSecuritySchemes(document: Place): Model['securitySchemes'] {
  const schemes = document.get('components')?.entries('securitySchemes') ?? []
  return Object.fromEntries(
    schemes.flatMap(([name, place]) => {
      const travel = lookUp(travels, place.text('type') ?? '')?.(place)
      const type = place.text('type') as SecurityScheme['type']
      return travel
        ? [[name, { name, pointer: place.pointer, type, ...travel, ...present({ credential: place.text('x-credential') }) }]]
        : []
    }),
  )
}

type Travel = Pick<SecurityScheme, 'in' | 'field' | 'prefix'>

const bearer: Travel = { in: 'header', field: 'Authorization', prefix: 'Bearer ' }

/** How the credential of each type of scheme travels. */
const travels: Readonly<Record<string, (scheme: Place) => Travel | undefined>> = {
  apiKey: (scheme) => {
    const [place, field] = [scheme.text('in'), scheme.text('name')]
    const isKnown = place === 'header' || place === 'query' || place === 'cookie'
    return isKnown && field && isSendable(place, field) ? { in: place, field, prefix: '' } : undefined
  },
  http: (place) => {
    const scheme = place.text('scheme') ?? ''
    return isToken(scheme) ? { ...bearer, prefix: prefixOf(scheme) } : undefined
  },
  oauth2: () => bearer,
  openIdConnect: () => bearer,
  mutualTLS: () => ({ in: 'connection', field: '', prefix: '' }),
}

/** Scheme names have no case; the registered spelling is the one most servers know. */
const prefixOf = (scheme: string): string => `${scheme.charAt(0).toUpperCase()}${scheme.slice(1).toLowerCase()} `
