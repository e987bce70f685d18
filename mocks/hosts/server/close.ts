import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import type { Sender } from './send.ts'

/** How long responses that are on their way are waited for. */
const graceMs = 1_000

/** How long connections are still accepted: for those who are connected already and only wait for their turn. */
const acceptMs = 100

/** How long an idle connection stays after that: who has it may be sending just now. */
const lingerMs = 250

/** Closes a server in use: before it ends, everybody hears with a response that the connection ends. */
export async function drain(server: Server, sender: Sender): Promise<void> {
  if ((await countConnections(server)) === 0) return close(server, sender)
  await new Promise((resolve) => setTimeout(resolve, acceptMs))
  return close(server, sender, lingerMs)
}

const countConnections = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.getConnections((_error, count) => resolve(count))
  })

/**
 * Closes a server: every request it has accepted gets a response, a 503 where it takes longer than a second.
 *
 * @param keptMs How long idle connections stay.
 */
export async function close(server: Server, sender: Sender, keptMs = 0): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    // Only that of `net`: that of `http` ends the idle connections at once.
    NetServer.prototype.close.call(server, () => resolve())
  })
  const timers = [setTimeout(endAll, graceMs, server, sender)]
  if (keptMs > 0) timers.push(setTimeout(() => server.closeIdleConnections(), keptMs))
  else server.closeIdleConnections()
  await closed
  for (const timer of timers) clearTimeout(timer)
}

function endAll(server: Server, sender: Sender): void {
  sender.tellAll()
  // What was written has to leave first.
  setImmediate(() => server.closeAllConnections())
}
