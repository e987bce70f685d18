import { answer } from '../handlers/outcome.ts'
import { failsToEncrypt } from './password.ts'
import type { Operation } from './state.ts'

/** Creates a user without roles. */
export const createUser: Operation<'createUser'> = async ({ body: { userName, password }, users, options }) => {
  if (failsToEncrypt(password, options)) return answer('encryptionFailed')
  if (users.count() >= options.maxUsers) return answer('tooManyUsers')
  if (users.find(userName)) return answer('alreadyExists', { userName })
  await users.create({ userName, password })
  return answer('created')
}
