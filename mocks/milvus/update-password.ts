import { answer } from '../handlers/outcome.ts'
import { failsToEncrypt } from './password.ts'
import type { Operation } from './state.ts'

/** Changes the password of a user; whoever asks has to know the current one, unless it is one of the `superUsers`. */
export const updatePassword: Operation<'updatePassword'> = async ({ body, users, caller, options }) => {
  const { userName, password, newPassword } = body
  const user = users.find(userName)
  const trusted = caller !== undefined && options.superUsers.includes(caller.userName)
  // Nobody learns which names exist: an unknown user is answered like a wrong password.
  if (!user || (user.password !== password && !trusted)) return answer('wrongPassword', { userName })
  if (failsToEncrypt(newPassword, options)) return answer('encryptionFailed')
  await users.change(user, { password: newPassword })
  return answer('documented')
}
