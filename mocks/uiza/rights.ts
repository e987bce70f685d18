import type { Context } from '../handlers/api.ts'
import { answer, type Outcome } from '../handlers/outcome.ts'
import type { Caller, UizaState, User } from './state.ts'

type Asked = Pick<Context<unknown, unknown, UizaState, Caller>, 'caller' | 'users'>

/** Whether all accounts may be seen and managed: with an Admin's key, or where no key is asked for. */
export const isAdmin = ({ caller }: Pick<Asked, 'caller'>): boolean => !caller?.user || caller.user.isAdmin === 1

/** Whether a record exists for a caller: for a user's own key no other account than its own does. */
export const sees = (caller: Caller | undefined, record: object): boolean =>
  isAdmin({ caller }) || ('id' in record && record.id === caller?.user?.id)

/** Finds an account the caller may see. */
export function findVisible({ caller, users }: Asked, id: string): User | undefined {
  const user = users.find(id)
  return user && sees(caller, user) ? user : undefined
}

/** Lists the accounts the caller may see, the newest first. */
export function listVisible({ caller, users }: Asked): readonly User[] {
  if (!isAdmin({ caller })) return caller?.user ? [caller.user] : []
  // Of accounts made at the same time the one made later.
  return users.all().toReversed().toSorted(newestFirst)
}

function newestFirst(one: User, other: User): number {
  if (one.createdAt === other.createdAt) return 0
  return one.createdAt < other.createdAt ? 1 : -1
}

/** Refuses a user's own key where the document says that another role is needed. */
export function authorize({
  caller,
  security,
}: Pick<Asked, 'caller'> & { readonly security: readonly Readonly<Record<string, readonly string[]>>[] }): Outcome | undefined {
  const needed = security.some((requirement) => Object.values(requirement).flat().length > 0)
  return needed && !isAdmin({ caller }) ? answer('notAdmin') : undefined
}
