import { answer } from '../handlers/outcome.ts'
import { findVisible, isAdmin } from './rights.ts'
import type { Operation } from './state.ts'

/** Changes a password. With a user's own key the account is known, with the key of an Admin it has to be named. */
export const changePassword: Operation<'changePassword'> = async ({ body, caller, users }) => {
  const id = body.id ?? (isAdmin({ caller }) ? undefined : caller?.user?.id)
  if (id === undefined) return answer('withoutId')
  const user = findVisible({ caller, users }, id)
  if (!user) return answer('unknownUser')
  if (user.password !== body.oldPassword) return answer('wrongPassword')
  await users.change(user, { password: body.newPassword })
  return answer('documented', { id })
}
