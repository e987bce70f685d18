import { uizaDocument } from '#openapi/uiza'
import type { Api } from '../handlers/api.ts'
import { authenticate } from './authenticate.ts'
import { changePassword } from './change-password.ts'
import { checkToken } from './check-token.ts'
import { createToken } from './create-token.ts'
import { deleteUser } from './delete-user.ts'
import { logout } from './logout.ts'
import { retrieveUser } from './retrieve-user.ts'
import { authorize, sees } from './rights.ts'
import { scenarios } from './scenarios.ts'
import type { Caller, UizaState } from './state.ts'
import { updateUser } from './update-user.ts'

export type { Caller, Key, UizaState, User } from './state.ts'

/** The users of the Uiza API, v3. */
export const uiza: Api<UizaState, Caller> = {
  name: 'uiza',
  document: uizaDocument,
  collections: { users: ['id'], keys: ['key'] },
  records: { users: '#/components/schemas/UserRecord', keys: '#/components/schemas/KeyRecord' },
  operations: { changePassword, checkToken, createToken, deleteUser, logout, retrieveUser, updateUser },
  scenarios,
  authenticate,
  authorize,
  sees,
  typeNames: { integer: 'number' },
  secrets: ['key', 'token'],
}
