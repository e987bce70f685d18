import { answer } from '../handlers/outcome.ts'
import { createKey, tokenLifeMs } from './keys.ts'
import type { Operation, User } from './state.ts'

/** Logs a user in by e-mail or username. Which of login, password and status was wrong is not told. */
export const createToken: Operation<'createToken'> = async ({ body, users, keys, createId, now }) => {
  const fits = (user: User) =>
    (user.email === body.username || user.username === body.username) && user.password === body.password && user.status !== 0
  // Logins need not be unique: of several that fit the newest account is meant.
  const user = users.all().findLast(fits)
  if (!user) return answer('wrongPassword')
  const key = createKey(createId)
  await keys.create({ key, userId: user.id, expiresAt: now() + tokenLifeMs })
  return answer('created', { token: key })
}
