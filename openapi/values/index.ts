export type { Direction } from './context.ts'
export { pathValue } from './path-value.ts'
export { type Requested, requestOf } from './request.ts'
export { type Valued, type ValueOptions, valueFor } from './value.ts'
