import { milvusDocument } from '#openapi/milvus'
import type { Api } from '../handlers/api.ts'
import { authenticate } from './authenticate.ts'
import { createUser } from './create-user.ts'
import { describeUser } from './describe-user.ts'
import { dropUser } from './drop-user.ts'
import { listUsers } from './list-users.ts'
import { readBody } from './read-body.ts'
import { scenarios } from './scenarios.ts'
import type { MilvusState, User } from './state.ts'
import { updatePassword } from './update-password.ts'

export type { MilvusState, User } from './state.ts'

/** The users of the Milvus RESTful API, v2.4.x. */
export const milvus: Api<MilvusState, User> = {
  name: 'milvus',
  document: milvusDocument,
  collections: { users: ['userName'] },
  operations: { createUser, describeUser, dropUser, listUsers, updatePassword },
  scenarios,
  authenticate,
  readBody,
  typeNames: { boolean: 'bool' },
  escapeHtml: true,
}
