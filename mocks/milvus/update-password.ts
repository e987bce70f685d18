import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Changes the password of a user; whoever asks has to know the current one. */
export const updatePassword: Operation<'updatePassword'> = async ({ body, users }) => {
  const user = users.find(body.userName)
  // Nobody learns which names exist: an unknown user is answered like a wrong password.
  if (user?.password !== body.password) return answer('wrongPassword', { userName: body.userName })
  await users.change(user, { password: body.newPassword })
  return answer('documented')
}
