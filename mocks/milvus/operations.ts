import type { Api } from '../handlers/api.ts'
import { createRole } from './create-role.ts'
import { createUser } from './create-user.ts'
import { describeRole } from './describe-role.ts'
import { describeUser } from './describe-user.ts'
import { dropRole } from './drop-role.ts'
import { dropUser } from './drop-user.ts'
import { grantPrivilege } from './grant-privilege.ts'
import { grantRole } from './grant-role.ts'
import { listRoles } from './list-roles.ts'
import { listUsers } from './list-users.ts'
import { revokePrivilege } from './revoke-privilege.ts'
import { revokeRole } from './revoke-role.ts'
import type { MilvusState, User } from './state.ts'
import { updatePassword } from './update-password.ts'

/** Every operation of the document, by its id. */
export const operations: Api<MilvusState, User>['operations'] = {
  updatePassword,
  createUser,
  dropUser,
  describeUser,
  listUsers,
  grantRole,
  revokeRole,
  createRole,
  dropRole,
  describeRole,
  listRoles,
  grantPrivilege,
  revokePrivilege,
}
