import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Gives one account, without its password. */
export const retrieveUser: Operation<'retrieveUser'> = ({ query, users }) => {
  const found = users.find(query.id)
  if (!found) return answer('unknownUser')
  const { password: _, ...user } = found
  return answer('retrieved', { user })
}
