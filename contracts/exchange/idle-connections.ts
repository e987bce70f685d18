import type { Socket } from 'node:net'
import type { Route } from './route.ts'

/** Connections that are open and not in use. */
export interface IdleConnections {
  readonly take: (route: Route) => Socket | undefined
  readonly keep: (route: Route, socket: Socket) => void
}

// Shorter than servers keep theirs: so none is used in the moment the server closes it, and no request has to be sent twice.
const idleMs = 1_000

/** Creates the place connections wait in. They keep no process alive. */
export function createIdleConnections(): IdleConnections {
  const idle = new Map<string, Map<Socket, () => void>>()
  const keyOf = ({ secure, host, port, proxy }: Route) => `${secure} ${host} ${port} ${proxy?.host}`
  return {
    take(route) {
      const [waiting] = idle.get(keyOf(route)) ?? []
      if (!waiting) return undefined
      const [socket, leave] = waiting
      leave()
      return socket
    },
    keep(route, socket) {
      const sockets = idle.get(keyOf(route)) ?? new Map<Socket, () => void>()
      idle.set(keyOf(route), sockets)
      const leave = () => {
        sockets.delete(socket)
        clearTimeout(timer)
        socket.ref().off('data', drop).off('end', drop).off('error', drop)
      }
      const drop = () => {
        leave()
        socket.destroy()
      }
      const timer = setTimeout(drop, idleMs).unref()
      sockets.set(socket, leave)
      socket.unref().on('data', drop).on('end', drop).on('error', drop)
    },
  }
}
