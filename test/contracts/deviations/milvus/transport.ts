import { deviationsOf } from '../deviation.ts'
import { header, onFailure, status } from '../edits.ts'
import { transportRows } from '../transport-rows.ts'
import { travelRows } from '../travel-rows.ts'

/** Answers that travel in another way than documented. */
export const transport = deviationsOf('milvus', 'transport')(
  ...transportRows,
  ...travelRows,
  {
    name: 'failures as HTML',
    rules: ['content-type'],
    break: () => onFailure(header('Content-Type', 'text/html; charset=utf-8')),
  },
  {
    name: 'failures with status 400',
    rules: ['status'],
    break: () => onFailure(status(400)),
  },
)
