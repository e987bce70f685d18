import { openConduit } from './conduit.ts'
import { conduitDeviations } from './conduit-deviations.ts'
import { documentedConduit } from './conduit-habits.ts'
import { token } from './conduit-seed.ts'
import { conduitVariants } from './conduit-variants.ts'
import { prove } from './prove.ts'

prove({
  name: 'realworld',
  open: openConduit,
  documented: documentedConduit,
  options: { prefix: '/api', auth: { Token: `Token ${token}` } },
  deviations: conduitDeviations,
  variants: conduitVariants,
  faultsOfDocument: /^$/,
})
