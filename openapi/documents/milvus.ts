import { shippedDocument } from './shipped.ts'

export type { Examples, operations } from '../generated/milvus.ts'

/** The document of the Milvus API; read when it is first asked for, then kept. */
export const milvusDocument = shippedDocument('milvus.yaml')
