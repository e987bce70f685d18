import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Gives a user a role. */
export const grantRole: Operation<'grantRole'> = async ({ body: { userName, roleName }, users, roles }) => {
  if (!roles.find(roleName)) return answer('unknownRole')
  const user = users.find(userName)
  if (!user) return answer('unknownUser')
  const { roles: held = [] } = user
  if (held.includes(roleName)) return answer('grantedAgain')
  await users.change(user, { roles: [...held, roleName] })
  return answer('granted')
}
