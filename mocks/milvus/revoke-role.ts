import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Takes a role from a user. */
export const revokeRole: Operation<'revokeRole'> = async ({ body: { userName, roleName }, users, roles }) => {
  if (!roles.find(roleName)) return answer('unknownRole')
  const user = users.find(userName)
  if (!user) return answer('unknownUser')
  const { roles: held = [] } = user
  if (!held.includes(roleName)) return answer('notHeld')
  await users.change(user, { roles: held.filter((name) => name !== roleName) })
  return answer('revoked')
}
