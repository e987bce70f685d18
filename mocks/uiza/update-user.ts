import { answer } from '../handlers/outcome.ts'
import { dateTime, publicUser, writtenFields } from './public-user.ts'
import { findVisible, isAdmin } from './rights.ts'
import type { Operation, User } from './state.ts'

/** Writes what is sent into an account, and leaves the rest. */
export const updateUser: Operation<'updateUser'> = async ({ body, caller, users, now }) => {
  const user = findVisible({ caller, users }, body.id)
  if (!user) return answer('unknownUser')
  const fields = writtenFields(body)
  if (!isAdmin({ caller }) && changesRights(user, fields)) return answer('notAdmin')
  const changes = { ...fields, updatedAt: dateTime(now) }
  await users.change(user, changes)
  return answer('updated', { user: publicUser({ ...user, ...changes }) })
}

/** Some clients send every field along: one that says what is so already changes nothing. */
function changesRights(user: User, { status, isAdmin: admin }: Partial<User>): boolean {
  return (status !== undefined && status !== user.status) || (admin !== undefined && admin !== user.isAdmin)
}
