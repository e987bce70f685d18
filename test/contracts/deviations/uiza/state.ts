import { deviationsOf } from '../deviation.ts'
import { stateRows } from '../state-rows.ts'

/** Changes that do not become what they are said to be. */
export const state = deviationsOf('uiza', 'state')(...stateRows('uiza', 25))
