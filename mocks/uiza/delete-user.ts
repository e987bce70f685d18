import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Removes an account for good and cancels its keys. */
export const deleteUser: Operation<'deleteUser'> = ({ body: { id }, users, keys }) => {
  const user = users.find(id)
  if (!user) return answer('unknownUser')
  users.delete(user)
  keys.deleteMany((query) => query.where({ userId: id }))
  return answer('deleted', { id })
}
