import { answer } from '../handlers/outcome.ts'
import { publicUser } from './public-user.ts'
import { findVisible, listVisible } from './rights.ts'
import type { Operation, User } from './state.ts'

/** Gives one account, or a page of those the caller may see. An official client lists with an empty id. */
export const retrieveUser: Operation<'retrieveUser'> = ({ query, caller, users }) => {
  const { id, page = 1, limit } = query
  if (!id) return list(listVisible({ caller, users }), page, limit)
  const user = findVisible({ caller, users }, id)
  return user ? answer('retrieved', { user: publicUser(user) }) : answer('unknownUser')
}

/** The document says how many a page holds where the request does not. */
function list(all: readonly User[], page: number, limit = all.length) {
  const users = all.slice((page - 1) * limit, page * limit).map(publicUser)
  return answer('listed', { users, metadata: { total: all.length, result: users.length, page, limit } })
}
