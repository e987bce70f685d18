import { answer } from '../handlers/outcome.ts'
import { byBytes } from '../store/byte-order.ts'
import { anyDatabase, databaseOf } from './database.ts'
import type { Grant, Operation } from './state.ts'

/** Here since a privilege belongs to a database, which a header may name: it lists those of one, and of every one. */
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
