import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Removes the key that was sent, whichever it is. */
export const logout: Operation<'logout'> = ({ caller, keys }) => {
  const key = keys.find(caller?.key.key)
  if (key) keys.delete(key)
  return answer('loggedOut')
}
