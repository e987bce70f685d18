import type { Api } from '../handlers/api.ts'
import { describeRole } from './describe-role.ts'
import { grantPrivilege } from './grant-privilege.ts'
import { createRole, createUser } from './limits.ts'
import { revokePrivilege } from './revoke-privilege.ts'
import type { MilvusState, User } from './state.ts'
import { updatePassword } from './update-password.ts'

/** What the document cannot say of its operations, by their ids. */
export const operations: Api<MilvusState, User>['operations'] = {
  createRole,
  createUser,
  describeRole,
  grantPrivilege,
  revokePrivilege,
  updatePassword,
}
