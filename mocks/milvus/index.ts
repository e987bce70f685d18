import { milvusDocument } from '#openapi/milvus'
import type { Api } from '../handlers/api.ts'
import { authenticate } from './authenticate.ts'
import { authorize } from './authorize.ts'
import { operations } from './operations.ts'
import { defaultOptions, finish, type MilvusOptions, optionRules } from './options.ts'
import { readBody } from './read-body.ts'
import { scenarios } from './scenarios.ts'
import type { MilvusState, User } from './state.ts'

export type { MilvusOptions } from './options.ts'
export type { Grant, MilvusState, Role, User } from './state.ts'

/** The users and roles of the Milvus RESTful API, v2.4.x. */
export const milvus: Api<MilvusState, User, MilvusOptions> = {
  name: 'milvus',
  document: milvusDocument,
  collections: { users: ['userName'], roles: ['roleName'] },
  records: { users: '#/components/schemas/UserRecord', roles: '#/components/schemas/RoleRecord' },
  operations,
  scenarios,
  authenticate,
  authorize,
  readBody,
  typeNames: { boolean: 'bool' },
  escapeHtml: true,
  options: defaultOptions,
  optionRules,
  profile: ({ passwordPolicy }) => (passwordPolicy === 'server' ? 'server' : undefined),
  finish,
}
