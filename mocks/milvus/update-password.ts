import { answer } from '../handlers/outcome.ts'
import { failsToEncrypt } from './limits.ts'
import type { Operation } from './state.ts'

/** Here for two options of a server: its `superUsers` need not know a password, and what it can encrypt is asked after the current one. */
export const updatePassword: Operation<'updatePassword'> = ({ body, users, caller, options }, next) => {
  const user = users.find(body.userName)
  const trusted = caller !== undefined && options.superUsers.includes(caller.userName)
  const password = (trusted ? user?.password : undefined) ?? body.password
  if (user?.password === password && failsToEncrypt(body.newPassword, options)) return answer('encryptionFailed')
  return next({ body: { ...body, password } })
}
