import { answer } from '../handlers/outcome.ts'
import { isAdmin } from './rights.ts'
import type { Operation } from './state.ts'

/** Here since whose request it is says which account is meant where none is named. With the key of an Admin it has to be named. */
export const changePassword: Operation<'changePassword'> = ({ body, caller }, next) => {
  const id = body.id ?? (isAdmin({ caller }) ? undefined : caller?.user?.id)
  return id === undefined ? answer('withoutId') : next({ body: { ...body, id } })
}
