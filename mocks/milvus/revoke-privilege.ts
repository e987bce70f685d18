import { answer } from '../handlers/outcome.ts'
import { grantOf, isSameGrant } from './grant.ts'
import type { Operation } from './state.ts'

/** Here for the same reasons as granting one. */
export const revokePrivilege: Operation<'revokePrivilege'> = async ({ body, roles, header }) => {
  const role = roles.find(body.roleName)
  if (!role) return answer('unknownRole')
  const { privileges = [] } = role
  const asked = grantOf(body, header)
  if (!privileges.some((grant) => isSameGrant(grant, asked))) return answer('notGranted')
  await roles.change(role, { privileges: privileges.filter((grant) => !isSameGrant(grant, asked)) })
  return answer('revoked')
}
