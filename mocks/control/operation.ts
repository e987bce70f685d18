import type { Examples, operations } from '#openapi/control'
import type { OperationOf } from '../handlers/api.ts'
import { isSandboxName, sandboxHeader } from '../sandboxes/sandbox-name.ts'
import type { Controlled, ServerSandbox } from './controlled.ts'
import { serverSandbox } from './server-sandbox.ts'

/** A control operation, by its id. */
export type Operation<Id extends keyof Examples & keyof operations> = OperationOf<
  operations[Id],
  Examples[Id],
  Record<never, never>,
  unknown
>

/** The sandbox a request is about. */
export interface Meant {
  /** Null for the one without a name. */
  readonly sandbox: string | null
  readonly actions: ServerSandbox
}

/** Gives the sandbox a request names, in its header or before its path. */
export function meantBy({ mocks }: Pick<Controlled, 'mocks'>, header: (name: string) => string | undefined): Meant {
  const name = header(sandboxHeader) ?? ''
  return isSandboxName(name)
    ? { sandbox: name, actions: serverSandbox(mocks, name) }
    : { sandbox: null, actions: serverSandbox(mocks) }
}
