import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Removes a user; one that does not exist is removed already. */
export const dropUser: Operation<'dropUser'> = ({ body: { userName }, users }) => {
  if (userName === 'root') return answer('root')
  const user = users.find(userName)
  if (!user) return answer('droppedAgain')
  users.delete(user)
  return answer('dropped')
}
