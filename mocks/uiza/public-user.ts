import type { PublicUser, User } from './state.ts'

/** Gives what is told of an account. */
export function publicUser(user: User): PublicUser {
  return Object.fromEntries(Object.entries(user).filter(([name]) => !untold.has(name))) as unknown as PublicUser
}

const untold: ReadonlySet<string> = new Set(['password', 'dob', 'gender'] satisfies (keyof User)[])

/** A date as it is told: `2018-06-22T19:20:17.000Z`. */
export const dateTime = (now: () => number): string => new Date(now()).toISOString()

type Sent = { readonly fullname?: string | undefined } & Partial<User>

/** Gives the fields of an account that a request writes; the name to show is sent by another name than it is told by. */
export function writtenFields({ fullname, ...sent }: Sent): Partial<User> {
  const { username, email, password, avatar, dob, gender, status, isAdmin } = sent
  const fields = { isAdmin, username, email, avatar, fullName: fullname, status, password, dob, gender }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
