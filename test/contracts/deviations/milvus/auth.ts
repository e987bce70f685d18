import { authRows } from '../auth-rows.ts'
import { deviationsOf } from '../deviation.ts'

/** Credentials that are not asked for or not compared. Milvus may ask for none: only a run that is given one may insist. */
export const auth = deviationsOf('milvus', 'auth')(...authRows('milvus', 'Bearer root:Milvus', { token: 'root:Milvus' }))
