import { shippedDocument } from './shipped.ts'

export type { Examples, operations } from '../generated/control.ts'

/** The document of the control routes of a mock server; read when it is first asked for, then kept. */
export const controlDocument = shippedDocument('control.yaml')
