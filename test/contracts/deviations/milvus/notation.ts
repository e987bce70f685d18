import { deviationsOf } from '../deviation.ts'
import { notationRows } from '../notation-rows.ts'

const body = JSON.stringify({ code: 1801, message: 'can only accept json format request' })
const refuse = () => ({ status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body })

/** Servers that read one notation of a request only. */
export const notation = deviationsOf(
  'milvus',
  'notation',
)(...notationRows({ refuse, lastProperty: 'password', sets: 'newPassword' }))
