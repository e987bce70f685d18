import { proveDetection } from './prove.ts'

proveDetection('milvus')
