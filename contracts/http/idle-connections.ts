import type { Socket } from 'node:net'
import { setImmediate as immediate } from 'node:timers/promises'
import type { Route } from './route.ts'

/** Connections that are open and not in use. */
export interface IdleConnections {
  /** Gives one that is still open; undefined where there is none. */
  readonly take: (route: Route, name?: string) => Promise<Socket | undefined>
  /** @param name Only who asks for this name gets it. */
  readonly keep: (route: Route, socket: Socket, name?: string) => void
  /** Says that a connection that was to be kept was ended by the server without notice. */
  readonly noteEnd: () => void
  /** Whether the server ends connections it said nothing of: then none is used for what must not be sent twice. */
  readonly endUnasked: () => boolean
}

// Shorter than servers keep theirs: so none is used in the moment the server closes it, and no request has to be sent twice.
const idleMs = 1_000

// Somebody waits for it, and sends nothing over it that must not be sent twice.
const namedIdleMs = 4_000

/** Creates the place connections wait in. They keep no process alive. */
export function createIdleConnections(): IdleConnections {
  const idle = new Map<string, Map<Socket, () => void>>()
  let unasked = false
  const keyOf = ({ secure, host, port, proxy }: Route, name = '') => `${secure} ${host} ${port} ${proxy?.host} ${name}`
  const noteEnd = () => {
    unasked = true
  }
  return {
    async take(route, name) {
      const sockets = idle.get(keyOf(route, name))
      // The end of one may have arrived and not been read: it is, before a request is written to it.
      if (sockets && sockets.size > 0) await immediate()
      const [waiting] = sockets ?? []
      if (!waiting) return undefined
      const [socket, leave] = waiting
      leave()
      return socket
    },
    noteEnd,
    endUnasked: () => unasked,
    keep(route, socket, name) {
      const sockets = idle.get(keyOf(route, name)) ?? new Map<Socket, () => void>()
      idle.set(keyOf(route, name), sockets)
      const leave = () => {
        sockets.delete(socket)
        clearTimeout(timer)
        socket.ref().off('data', drop).off('end', end).off('error', end)
      }
      const drop = () => {
        leave()
        socket.destroy()
      }
      const end = () => {
        noteEnd()
        drop()
      }
      const timer = setTimeout(drop, name === undefined ? idleMs : namedIdleMs).unref()
      sockets.set(socket, leave)
      socket.unref().on('data', drop).on('end', end).on('error', end)
    },
  }
}
