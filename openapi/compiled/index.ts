export { withEffects } from './effects.ts'
export { forModule, forPage } from './page.ts'
export { writePositions } from './positions.ts'
