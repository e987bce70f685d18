import type { Document } from '#openapi'
import type { Api } from '../handlers/api.ts'
import { answer } from '../handlers/outcome.ts'
import { builtIn } from './built-in.ts'
import { anyDatabase, defaultDatabase } from './database.ts'
import type { Grant, MilvusState, Role, User } from './state.ts'

type Authorize = NonNullable<Api<MilvusState, User>['authorize']>

/** Refuses a caller that lacks a privilege the document asks for; nobody's request, and one about oneself, is never refused. */
export const authorize: Authorize = ({ caller, operationId, security, body, roles, document }) => {
  if (!caller || mayEverything(caller) || isAboutSelf(operationId, body, caller)) return undefined
  const held = rolesOf(caller).flatMap((name): readonly Grant[] => roles.find(name)?.privileges ?? [])
  const needed = security.flatMap((requirement) => Object.values(requirement).flat())
  const target = (body as { readonly userName?: string } | undefined)?.userName
  const permitted = needed.every((privilege) => held.some((grant) => covers(grant, privilege, target, document)))
  return permitted ? undefined : answer('notPermitted', { userName: caller.userName })
}

const rolesOf = ({ roles = [] }: User): readonly Role['roleName'][] => [...roles, builtIn.everybody]

const mayEverything = ({ userName, roles = [] }: User): boolean => userName === builtIn.user || roles.includes(builtIn.admin)

/** What a request names that its caller needs no privilege for. */
const ownNames: Readonly<Record<string, (caller: User, body: Readonly<Record<string, unknown>>) => boolean>> = {
  updatePassword: ({ userName }, body) => body.userName === userName,
  describeUser: ({ userName }, body) => body.userName === userName,
  describeRole: (caller, body) => rolesOf(caller).includes(String(body.roleName)),
}

const isAboutSelf = (operationId: string, body: unknown, caller: User): boolean =>
  ownNames[operationId]?.(caller, body as Readonly<Record<string, unknown>>) ?? false

/** Users and roles are managed in the default database; a privilege for another one does not count there. */
function covers(grant: Grant, privilege: string, userName: string | undefined, document: Document): boolean {
  if (grant.dbName !== defaultDatabase && grant.dbName !== anyDatabase) return false
  if (grant.objectType === 'Global' && grant.privilege === 'All') return true
  const type = objectTypeOf(document, privilege)
  if (grant.objectType !== type || (grant.privilege !== privilege && grant.privilege !== '*')) return false
  return grant.objectName === '*' || (type === 'User' && grant.objectName === userName)
}

/** The document says which privileges there are for each type of object. */
const objectTypeOf = ({ validate }: Document, privilege: string): string | undefined =>
  ['Collection', 'Global', 'User'].find((type) => validate(`#/components/schemas/${type}Privilege`, privilege).length === 0)
