export { writePositions } from './positions.ts'
export { withoutWords } from './words.ts'
