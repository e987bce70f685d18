export type { ServerFault, ServerFaults, ServerSandbox, ServerState } from '../../control/index.ts'
export { createListener, type ListenerOptions } from './listener.ts'
export { type MockServer, PortTakenError, type ServerOptions, startServer } from './server.ts'
