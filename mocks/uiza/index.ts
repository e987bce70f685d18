import { uizaDocument } from '#openapi/uiza'
import type { Api } from '../handlers/api.ts'
import { authenticate } from './authenticate.ts'
import { changePassword } from './change-password.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { retrieveUser } from './retrieve-user.ts'
import { scenarios } from './scenarios.ts'
import type { Key, UizaState } from './state.ts'

export type { Key, UizaState, User } from './state.ts'

/** The users of the Uiza API, v3. */
export const uiza: Api<UizaState, Key> = {
  name: 'uiza',
  document: uizaDocument,
  collections: { users: ['id'], keys: ['key'] },
  operations: { changePassword, createUser, deleteUser, retrieveUser },
  scenarios,
  authenticate,
}
