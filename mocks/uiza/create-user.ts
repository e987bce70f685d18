import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Creates an account. No source says that names or addresses are unique: only the id is. */
export const createUser: Operation<'createUser'> = async ({ body, users, createId, now }) => {
  const { status, username, email, password, avatar, fullname, isAdmin = 0 } = body
  const id = createId()
  const createdAt = new Date(now()).toISOString()
  await users.create({
    id,
    isAdmin,
    username,
    email,
    ...(avatar === undefined ? {} : { avatar }),
    ...(fullname === undefined ? {} : { fullName: fullname }),
    status,
    createdAt,
    updatedAt: createdAt,
    password,
  })
  return answer('created', { id })
}
