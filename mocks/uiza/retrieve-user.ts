import { answer } from '../handlers/outcome.ts'
import { publicUser } from './public-user.ts'
import { listVisible } from './rights.ts'
import type { Operation, User } from './state.ts'

/** Here since it is two operations: without an id it gives a page of the accounts the caller may see. A client lists with an empty id. */
export const retrieveUser: Operation<'retrieveUser'> = ({ query, caller, users }, next) => {
  const { id, page = 1, limit } = query
  return id ? next() : list(listVisible({ caller, users }), page, limit)
}

/** The document says how many a page holds where the request does not. */
function list(all: readonly User[], page: number, limit = all.length) {
  const users = all.slice((page - 1) * limit, page * limit).map(publicUser)
  return answer('listed', { users, metadata: { total: all.length, result: users.length, page, limit } })
}
