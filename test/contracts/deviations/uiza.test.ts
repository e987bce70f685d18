import { proveDetection } from './prove.ts'

proveDetection('uiza')
