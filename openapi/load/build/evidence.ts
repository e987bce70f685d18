import type { Evidence } from '../../model/model.ts'
import { objectOf } from '../json.ts'
import type { Place } from '../place.ts'

/** Where nobody says anything; the offline checks do not let it pass. */
export const noEvidence: Evidence = { level: 'observed', source: '' }

/** Reads `x-evidence`, or gives what is inherited where a place has none of its own. */
export function readEvidence(place: Place, inherited: Evidence): Evidence {
  const [[level, source] = []] = Object.entries(objectOf(place.fields['x-evidence']))
  if ((level !== 'documented' && level !== 'observed') || typeof source !== 'string') return inherited
  return { level, source }
}
