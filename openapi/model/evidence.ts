import type { Evidence } from './model.ts'
import type { Place } from './place.ts'
import { objectOf } from './plain.ts'

/** Where nobody says anything else, the document itself does. */
export const ofTheDocument: Evidence = { level: 'documented', source: '' }

/** Reads `x-evidence`, or gives what is inherited where a place has none of its own. */
export function readEvidence(place: Place, inherited: Evidence): Evidence {
  const [[level, source] = []] = Object.entries(objectOf(place.fields['x-evidence']))
  if ((level !== 'documented' && level !== 'observed') || typeof source !== 'string') return inherited
  return { level, source }
}
