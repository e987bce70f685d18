import { answer } from '../handlers/outcome.ts'
import { dateTime, writtenFields } from './public-user.ts'
import type { Operation } from './state.ts'

/** Creates an account. No source says that names or addresses are unique: only the id is. */
export const createUser: Operation<'createUser'> = async ({ body, users, createId, now }) => {
  const { username, email, password } = body
  const [id, createdAt] = [createId(), dateTime(now)]
  await users.create({
    id,
    isAdmin: 0,
    username,
    email,
    ...writtenFields(body),
    createdAt,
    updatedAt: createdAt,
    password,
  })
  return answer('created', { id })
}
