export type * from './model/document.ts'
export type * from './model/model.ts'
