import type { MockServer } from '../mocks/hosts/server/index.ts'

/** Waits until the process is told to stop, and closes the server. */
export function untilStopped(server: MockServer): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      clearInterval(orphaned)
      void server.drain().then(resolve)
    }
    process.on('SIGINT', stop).on('SIGTERM', stop)
    const orphaned = whenOrphaned(stop)
  })
}

/** `npm run` does not pass a SIGTERM on to what its shell started: without this, the port would stay taken for ever. */
function whenOrphaned(stop: () => void): NodeJS.Timeout | undefined {
  const parent = process.ppid
  if (process.env.npm_lifecycle_event === undefined) return undefined
  return setInterval(() => process.ppid !== parent && stop(), 200).unref()
}
