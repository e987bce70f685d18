import { deviationsOf } from '../deviation.ts'
import { header, onFailure, status } from '../edits.ts'
import { transportRows } from '../transport-rows.ts'
import { headRows, travelRows } from '../travel-rows.ts'

/** Answers that travel in another way than documented. */
export const transport = deviationsOf('uiza', 'transport')(
  ...transportRows,
  ...travelRows,
  ...headRows,
  {
    name: 'failures as HTML',
    severity: 'warning',
    rules: ['content-type'],
    break: () => onFailure(header('Content-Type', 'text/html; charset=utf-8')),
  },
  {
    name: 'failures with status 200',
    rules: ['status', 'schema'],
    break: () => onFailure(status(200)),
  },
)
