import { answer } from '../handlers/outcome.ts'
import { byBytes } from './byte-order.ts'
import { anyDatabase, databaseOf } from './database.ts'
import type { Grant, Operation } from './state.ts'

/** Lists the privileges of a role in a database, those for every database among them. */
export const describeRole: Operation<'describeRole'> = ({ body: { roleName, dbName }, roles, header }) => {
  const role = roles.find(roleName)
  if (!role) return answer('unknownRole')
  const asked = databaseOf(dbName, header)
  const grants = (role.privileges ?? []).filter(
    (grant) => [grant.dbName, anyDatabase].includes(asked) || grant.dbName === anyDatabase,
  )
  return answer('described', { grants: grants.toSorted(byPlace) })
}

const byPlace = (one: Grant, other: Grant): number =>
  byBytes(one.objectType, other.objectType) ||
  byBytes(one.objectName, other.objectName) ||
  byBytes(one.privilege, other.privilege)
