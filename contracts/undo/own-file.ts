import { closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isOwn } from './own-folder.ts'

// On Windows the last two are not there, and stand for nothing in `|`. `O_NONBLOCK`: opening a named pipe must not wait for a writer.
const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK } = constants

/**
 * Reads a file that only this user can have written.
 *
 * @throws {Error} when it cannot be read, or is a link, no ordinary file, or another user's.
 */
export function readOwnFile(path: string): string {
  const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  try {
    const stats = fstatSync(file)
    // More than one name: somebody else may have linked a file of this user here.
    if (!stats.isFile() || !isOwn(stats) || stats.nlink > 1)
      throw new Error(`${path} is not a file that only this user can access`)
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/**
 * Replaces a file of this user's alone (mode 600), whole or not at all, and never through a link.
 *
 * @param durably Whether it has to be on the disk before anything else happens.
 * @throws {Error} when it cannot be written; what was there before is still there.
 */
export function replaceOwnFile(path: string, text: string, durably: boolean): void {
  const draft = `${path}.tmp`
  rmSync(draft, { force: true })
  try {
    writeNewFile(draft, text, durably)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function writeNewFile(path: string, text: string, durably: boolean): void {
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    // Not `writeSync`: on a full disk that writes a part, and does not say so.
    writeFileSync(file, text)
    // A killed process loses nothing that was written; only a machine that goes down does.
    if (durably) fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
