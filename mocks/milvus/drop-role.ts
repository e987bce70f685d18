import { answer } from '../handlers/outcome.ts'
import { isBuiltIn } from './built-in.ts'
import type { Operation } from './state.ts'

/** Removes a role without privileges; whoever holds it holds it no more. */
export const dropRole: Operation<'dropRole'> = async ({ body: { roleName }, users, roles }) => {
  if (isBuiltIn(roleName)) return answer('builtIn', { roleName })
  const role = roles.find(roleName)
  if (!role) return answer('unknownRole')
  if (role.privileges?.length) return answer('hasPrivileges')
  for (const user of users.all().filter((one) => one.roles?.includes(roleName)))
    await users.change(user, { roles: user.roles?.filter((name) => name !== roleName) ?? [] })
  roles.delete(role)
  return answer('dropped')
}
