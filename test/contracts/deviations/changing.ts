import { answer, type OperationOf } from '#mocks'
import type { MilvusState, User as MilvusUser } from '#mocks/milvus'
import type { Caller, UizaState } from '#mocks/uiza'
import type { Examples as MilvusExamples, operations as MilvusOperations } from '#openapi/milvus'
import type { Examples as UizaExamples, operations as UizaOperations } from '#openapi/uiza'
import { findVisible, isAdmin } from '../../../mocks/uiza/rights.ts'
import type { ApiName } from './deviation.ts'
import { milvusWith, uizaWith } from './mocks.ts'
import type { Core } from './server.ts'

/** A change as a server sees it that has found the account. */
export interface ChangeAsked {
  /** Name or id of the account. */
  readonly who: string
  /** What is said to be current; absent or something else than a text only where the rules let it through. */
  readonly claimed: unknown
  readonly wanted: string
  readonly current: string
  /** Makes a password the current one. */
  readonly keep: (password: string) => Promise<void>
  /** Makes a password the current one of everybody else. */
  readonly keepElsewhere: (password: string) => Promise<void>
}

/** What a server makes of a change; says whether it tells that it worked. */
export type Behaviour = (asked: ChangeAsked) => Promise<boolean>

/** What our mock does. */
export const honest: Behaviour = async ({ claimed, current, wanted, keep }) => {
  if (claimed !== current) return false
  await keep(wanted)
  return true
}

/** The change as usual, with another idea of when two passwords are the same, and of what is kept. */
export const comparing =
  (accepts: (claimed: string, current: string) => boolean, kept = (password: string) => password): Behaviour =>
  async ({ claimed, current, wanted, keep }) => {
    if (typeof claimed !== 'string' || !accepts(claimed, current)) return false
    await keep(kept(wanted))
    return true
  }

/** A mock that changes passwords in a way of its own, by the rules of a document of its own. */
export function changing(
  api: ApiName,
  behave: Behaviour,
  options: Parameters<typeof milvusWith>[0] & Parameters<typeof uizaWith>[0] = {},
): Core {
  return api === 'milvus'
    ? milvusWith({ ...options, operations: { updatePassword: updatePassword(behave) } })
    : uizaWith({ ...options, operations: { changePassword: changePassword(behave) } })
}

type UpdatePassword = OperationOf<MilvusOperations['updatePassword'], MilvusExamples['updatePassword'], MilvusState, MilvusUser>
type ChangePassword = OperationOf<UizaOperations['changePassword'], UizaExamples['changePassword'], UizaState, Caller>

const updatePassword =
  (behave: Behaviour): UpdatePassword =>
  async ({ body: { userName, password, newPassword }, users }) => {
    const user = users.find(userName)
    if (!user) return answer('unknownUser', { userName })
    // Not root: with its credential everything else is asked.
    const others = users.all().filter((one) => one !== user && one.userName !== 'root')
    const worked = await behave({
      who: userName,
      claimed: password,
      wanted: textOf(newPassword, user.password),
      current: user.password,
      keep: (kept) => users.change(user, { password: kept }),
      keepElsewhere: async (kept) => {
        for (const other of others) await users.change(other, { password: kept })
      },
    })
    return worked ? answer('documented') : answer('wrongPassword', { userName })
  }

const changePassword =
  (behave: Behaviour): ChangePassword =>
  async ({ body: { id: named, oldPassword, newPassword }, users, caller }) => {
    const id = named ?? (isAdmin({ caller }) ? undefined : caller?.user?.id)
    if (typeof id !== 'string') return answer('withoutId')
    const user = findVisible({ caller, users }, id)
    if (!user) return answer('unknownUser')
    const others = users.all().filter((one) => one !== user)
    const worked = await behave({
      who: id,
      claimed: oldPassword,
      wanted: textOf(newPassword, user.password),
      current: user.password,
      keep: (kept) => users.change(user, { password: kept }),
      keepElsewhere: async (kept) => {
        for (const other of others) await users.change(other, { password: kept })
      },
    })
    return worked ? answer('documented', { id }) : answer('wrongPassword')
  }

/** As languages without types store what the rules let through: a number as its digits, nothing as no change. */
function textOf(value: unknown, current: string): string {
  if (value === undefined) return current
  return typeof value === 'string' ? value : JSON.stringify(value)
}
