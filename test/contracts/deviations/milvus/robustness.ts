import { deviationsOf } from '../deviation.ts'
import { robustnessRows } from '../robustness-rows.ts'

/** Servers that break down over a request. */
export const robustness = deviationsOf('milvus', 'robustness')(...robustnessRows)
