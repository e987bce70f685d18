import { answer } from '../handlers/outcome.ts'
import { sortedByBytes } from './byte-order.ts'
import type { Operation } from './state.ts'

/** Lists the names of all roles. */
export const listRoles: Operation<'listRoles'> = ({ roles }) => {
  const names = roles.all().map(({ roleName }) => roleName)
  return answer('listed', { roleNames: sortedByBytes(names) })
}
