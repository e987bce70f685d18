import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves in a process of its own: says its port to the parent, and starts its state anew whenever the parent asks. */
export async function serve(server: Server, reset: () => void | Promise<void>): Promise<void> {
  await reset()
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  process.on('message', () => {
    void Promise.resolve(reset()).then(() => process.send?.('reset'))
  })
  process.on('disconnect', () => process.exit())
}
