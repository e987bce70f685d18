import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Creates a role without privileges. */
export const createRole: Operation<'createRole'> = async ({ body: { roleName }, roles, options }) => {
  if (roles.count() >= options.maxRoles) return answer('tooManyRoles')
  if (roles.find(roleName)) return answer('alreadyExists', { roleName })
  await roles.create({ roleName })
  return answer('created')
}
