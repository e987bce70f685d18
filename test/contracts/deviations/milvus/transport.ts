import { deviationsOf } from '../deviation.ts'
import { onFailure, status } from '../edits.ts'
import { transportRows } from '../transport-rows.ts'

/** Answers that travel in another way than documented. */
export const transport = deviationsOf('milvus', 'transport')(...transportRows, {
  name: 'failures with status 400',
  rules: ['status'],
  break: () => onFailure(status(400)),
})
