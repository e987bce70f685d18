import { authRows } from '../auth-rows.ts'
import { deviationsOf } from '../deviation.ts'

/** Keys that are not asked for or not compared. */
export const auth = deviationsOf('uiza', 'auth')(...authRows('uiza', 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'))
