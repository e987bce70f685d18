/**
 * Keeps output that cannot be written from ending the process in the middle of what it does. A reader who has seen enough (`| head`) is
 * no failure; a full disk is said once, and the process ends with exit code 2 where it would have ended with 0 or 1: nobody has
 * read what it found.
 */
export function guardOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'> = process): void {
  let isLost = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isLost) return
    isLost = true
    stderr.write(`The output cannot be written: ${error.message}.\n`)
  })
  // There is nobody left to tell.
  stderr.on('error', () => {})
  process.on('exit', (code) => {
    if (isLost && (code === 0 || code === 1)) process.exitCode = 2
  })
}
