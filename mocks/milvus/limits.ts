import { answer } from '../handlers/outcome.ts'
import type { MilvusOptions } from './options.ts'
import type { Operation } from './state.ts'

/** More bytes than these bcrypt does not take. */
const maxEncryptedBytes = 72

/** Whether the engine fails to encrypt a password; the page's rule allows nothing that long to be said, so it does not ask. */
export const failsToEncrypt = (password: string, { passwordPolicy }: MilvusOptions): boolean =>
  passwordPolicy === 'server' && new TextEncoder().encode(password).length > maxEncryptedBytes

/** Here for two options of a server: what it can encrypt, and how many users there may be. */
export const createUser: Operation<'createUser'> = ({ body: { password }, users, options }, next) => {
  if (failsToEncrypt(password, options)) return answer('encryptionFailed')
  return users.count() >= options.maxUsers ? answer('tooManyUsers') : next()
}

/** Here for an option of a server: how many roles there may be. */
export const createRole: Operation<'createRole'> = ({ roles, options }, next) =>
  roles.count() >= options.maxRoles ? answer('tooManyRoles') : next()
