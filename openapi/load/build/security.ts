import type { Json, Model, SecurityRequirement, SecurityScheme } from '../../model/model.ts'
import { listOf, objectOf, present } from '../json.ts'
import type { Place } from '../place.ts'

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

/** Reads the security schemes whose credential travels in a header; the checks report the others. */
export function readSecuritySchemes(document: Place): Model['securitySchemes'] {
  const schemes = document.get('components')?.entries('securitySchemes') ?? []
  return Object.fromEntries(
    schemes.flatMap(([name, place]) => {
      const travel = travelOf(place)
      return travel
        ? [[name, { name, pointer: place.pointer, ...travel, ...present({ credential: place.text('x-credential') }) }]]
        : []
    }),
  )
}

function travelOf(place: Place): Pick<SecurityScheme, 'header' | 'prefix'> | undefined {
  const name = place.text('name')
  if (place.text('type') === 'apiKey' && place.text('in') === 'header' && name) return { header: name, prefix: '' }
  const prefix = prefixes[place.text('scheme')?.toLowerCase() ?? '']
  return place.text('type') === 'http' && prefix ? { header: 'Authorization', prefix } : undefined
}

const prefixes: Readonly<Record<string, string>> = { bearer: 'Bearer ', basic: 'Basic ' }
