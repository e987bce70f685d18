import type { PublicUser, User } from './state.ts'

/** Gives what is told of an account. */
export function publicUser(user: User): PublicUser {
  return Object.fromEntries(Object.entries(user).filter(([name]) => !untold.has(name))) as unknown as PublicUser
}

const untold: ReadonlySet<string> = new Set(['password', 'dob', 'gender'] satisfies (keyof User)[])
