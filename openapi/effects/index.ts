export {
  type Collection,
  type Effect,
  type Effects,
  type Key,
  type Known,
  leadsThrough,
  type Paging,
  parameterIn,
} from './effect.ts'
export { effectsOf } from './effects-of.ts'
export { keyExpression } from './key-expression.ts'
export { keySchemaOf } from './key-property.ts'
export { looksByName } from './looks.ts'
export { type Ordering, orderingsOf } from './orderings.ts'
export { filteredBy, firstPageOf, pagingOf } from './paging.ts'
export { plainName, singularOf } from './path-template.ts'
export { type Range, rangesOf } from './ranges.ts'
export { sentAt, shownAt } from './record.ts'
export { examplesOf, shownRecords } from './shown.ts'
