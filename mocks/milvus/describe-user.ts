import { answer } from '../handlers/outcome.ts'
import { sortedByBytes } from './byte-order.ts'
import type { Operation } from './state.ts'

/** Lists the roles of a user. */
export const describeUser: Operation<'describeUser'> = ({ body, users }) => {
  const user = users.find(body.userName)
  return user ? answer('described', { roles: sortedByBytes(user.roles ?? []) }) : answer('unknownUser')
}
