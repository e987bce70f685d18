import { openMuseum } from './museum.ts'
import { museumDeviations } from './museum-deviations.ts'
import { account, documentedMuseum } from './museum-habits.ts'
import { museumVariants } from './museum-variants.ts'
import { prove } from './prove.ts'

prove({
  name: 'museum',
  open: openMuseum,
  documented: documentedMuseum,
  options: { prefix: '/_mock/docs/openapi/museum-api', auth: { MuseumPlaceholderAuth: account } },
  deviations: museumDeviations,
  variants: museumVariants,
  // It asks for a credential everywhere, and says in one place how a missing one is refused.
  faultsOfDocument: /^status 401 is not documented/,
})
