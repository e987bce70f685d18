import { answer } from '../handlers/outcome.ts'
import { findVisible, isAdmin } from './rights.ts'
import type { Operation, User } from './state.ts'

/** Here since a change of some fields is an Admin's alone. */
export const updateUser: Operation<'updateUser'> = ({ body, caller, users }, next) => {
  const user = findVisible({ caller, users }, body.id)
  const isForbidden = user && !isAdmin({ caller }) && changesRights(user, body)
  return isForbidden ? answer('notAdmin') : next()
}

/** Some clients send every field along: one that says what is so already changes nothing. */
function changesRights(user: User, { status, isAdmin: admin }: Pick<Partial<User>, 'status' | 'isAdmin'>): boolean {
  return (status !== undefined && status !== user.status) || (admin !== undefined && admin !== user.isAdmin)
}
