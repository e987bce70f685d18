import { answer } from '../handlers/outcome.ts'
import { builtIn } from './built-in.ts'
import { grantOf, isSameGrant } from './grant.ts'
import type { Operation } from './state.ts'

/** Here since what is granted is no record of its own: its database may stand in a header, and it tells who granted it. */
export const grantPrivilege: Operation<'grantPrivilege'> = async ({ body, roles, caller, header }) => {
  const role = roles.find(body.roleName)
  if (!role) return answer('unknownRole')
  const { privileges = [] } = role
  const asked = grantOf(body, header)
  if (privileges.some((grant) => isSameGrant(grant, asked))) return answer('grantedAgain')
  const grantor = caller?.userName ?? builtIn.user
  await roles.change(role, { privileges: [...privileges, { ...asked, grantor }] })
  return answer('granted')
}
