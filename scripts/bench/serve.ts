import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

/** Serves in a process of its own: says its port to the parent, and starts its state anew whenever the parent asks. */
export async function serve(server: Server, reset: () => void | Promise<void>): Promise<void> {
  await reset()
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  process.on('message', () => {
    void closed(server)
      .then(reset)
      .then(() => process.send?.('reset'))
  })
  process.on('disconnect', () => process.exit())
}

/** Waits for the end of all connections: a request that is served after the state began anew would change it. */
async function closed(server: Server): Promise<void> {
  while ((await promisify(server.getConnections.bind(server))()) > 0) await setTimeout(10)
}
