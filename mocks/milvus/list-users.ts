import { answer } from '../handlers/outcome.ts'
import { sortedByBytes } from './byte-order.ts'
import type { Operation } from './state.ts'

/** Lists the names of all users. */
export const listUsers: Operation<'listUsers'> = ({ users }) => {
  const names = users.all().map(({ userName }) => userName)
  return answer('listed', { userNames: sortedByBytes(names) })
}
