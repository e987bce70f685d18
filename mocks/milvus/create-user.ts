import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Creates a user. */
export const createUser: Operation<'createUser'> = async ({ body: { userName, password }, users }) => {
  if (users.find(userName)) return answer('alreadyExists', { userName })
  await users.create({ userName, password })
  return answer('created')
}
