import { shippedDocument } from './shipped.ts'

export type { Examples, operations } from '../generated/uiza.ts'

/** The document of the Uiza API; read when it is first asked for, then kept. */
export const uizaDocument = shippedDocument('uiza.yaml')
