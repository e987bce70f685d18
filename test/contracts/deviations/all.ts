import type { Deviation } from './deviation.ts'
import { shape as milvusShape } from './milvus/shape.ts'
import { transport as milvusTransport } from './milvus/transport.ts'

/** Every server that breaks one promise. */
export const deviations: readonly Deviation[] = [...milvusShape, ...milvusTransport]
