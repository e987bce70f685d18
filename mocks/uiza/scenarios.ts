import type { Document } from '#openapi'
import type { Scenarios } from '../handlers/api.ts'
import type { Key, UizaState, User } from './state.ts'

/** The states Uiza can start from; the account and the key are read from the document. */
export const scenarios: Scenarios<UizaState> = {
  documented: (document) => ({ users: pageUser(document), keys: adminKey(document) }),
  // Without a key nothing could be asked for: it belongs to the workspace, not to an account.
  empty: (document) => ({ users: [], keys: adminKey(document) }),
}

function adminKey({ model }: Document): readonly Key[] {
  const key = Object.values(model.securitySchemes)[0]?.credential
  return key === undefined ? [] : [{ key }]
}

/** The account the page's own request speaks of, as the documented answer to `retrieveUser` tells of it. */
function pageUser({ model }: Document): readonly User[] {
  const firstPair = (id: string) => model.operations.find((operation) => operation.id === id)?.pairs[0]
  const change = firstPair('changePassword')?.request.body as { id: string; oldPassword: string } | undefined
  const retrieved = firstPair('retrieveUser')?.response.value as { data: Omit<User, 'password'> } | undefined
  if (!change || !retrieved) return []
  return [{ ...retrieved.data, id: change.id, password: change.oldPassword }]
}
