import { answer } from '../handlers/outcome.ts'
import { builtIn } from './built-in.ts'
import type { Operation } from './state.ts'

/** Removes a user and with it the roles it holds; one that does not exist is removed already. */
export const dropUser: Operation<'dropUser'> = ({ body: { userName }, users }) => {
  if (userName === builtIn.user) return answer('root')
  const user = users.find(userName)
  if (!user) return answer('droppedAgain')
  users.delete(user)
  return answer('dropped')
}
