import type { Document } from '#openapi'
import type { Scenarios } from '../handlers/api.ts'
import { builtIn } from './built-in.ts'
import type { Grant, MilvusState, Role, User } from './state.ts'

/** The states Milvus can start from; the accounts are read from the document. */
export const scenarios: Scenarios<MilvusState> = {
  documented: (document) => ({ users: [...rootUser(document), ...pageUser(document)], roles: builtInRoles(document) }),
  empty: (document) => ({ users: [], roles: builtInRoles(document) }),
}

/** The roles no server is without; what everybody may is read from what the document says of `public`. */
function builtInRoles({ model }: Document): readonly Role[] {
  const pair = model.operations.find(({ id }) => id === 'describeRole')?.pairs.find(({ name }) => name === 'ofPublic')
  const { data = [] } = (pair?.response.value ?? {}) as { readonly data?: readonly Grant[] }
  return [{ roleName: builtIn.admin }, { roleName: builtIn.everybody, privileges: data }]
}

/** The account of the documented credential: `root:Milvus`. */
function rootUser({ model }: Document): readonly User[] {
  const credential = Object.values(model.securitySchemes)[0]?.credential
  const colon = credential?.indexOf(':') ?? -1
  if (credential === undefined || colon === -1) return []
  return [{ userName: credential.slice(0, colon), password: credential.slice(colon + 1) }]
}

/** The account the page's own request speaks of. */
function pageUser({ model }: Document): readonly User[] {
  const request = model.operations.find(({ id }) => id === 'updatePassword')?.pairs[0]?.request.body
  if (typeof request !== 'object' || request === null) return []
  const { userName, password } = request as Readonly<Record<string, unknown>>
  return typeof userName === 'string' && typeof password === 'string' ? [{ userName, password }] : []
}
