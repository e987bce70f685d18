import { lstatSync, mkdirSync, type Stats } from 'node:fs'
import { dirname } from 'node:path'

/** Who uses this process: the owner of what it makes. Undefined where the system has no such numbers. */
const userId = process.getuid?.()

/** Whether a file or folder is this user's, and may be read and written by nobody else. */
export const isOwn = ({ uid, mode }: Stats): boolean => userId === undefined || (uid === userId && (mode & 0o077) === 0)

/**
 * Makes a folder in another one, or finds it as it was made: this user's alone (mode 700) and not a symbolic link. Where others can
 * write, they may have made it first, and put something into it.
 *
 * @param place The folder it is in, made as well where it is missing.
 * @param isShared Whether others can write where the place is: then the place has to be this user's alone too.
 * @throws {Error} when it cannot be made, or is not this user's alone: the message says why.
 */
export function makeOwnFolder(folder: string, isShared: boolean): void {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  if (isShared) requireOwnFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  requireOwnFolder(folder)
}

/** @throws {Error} when a folder is not this user's alone, or a link to one: the message says why. */
export function requireOwnFolder(folder: string): void {
  const stats = lstatSync(folder)
  if (stats.isSymbolicLink()) throw new Error(`${folder} is a symbolic link`)
  if (!stats.isDirectory()) throw new Error(`${folder} is not a folder`)
  if (userId !== undefined && stats.uid !== userId) throw new Error(`${folder} belongs to another user`)
  if (!isOwn(stats))
    throw new Error(`other users can access ${folder} (its mode is ${(stats.mode & 0o777).toString(8)}, not 700)`)
}
