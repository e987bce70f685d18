import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Lists the names of all users in the order of their bytes, which for the characters a name may have is that of `sort`. */
export const listUsers: Operation<'listUsers'> = ({ users }) =>
  answer('listed', {
    userNames: users
      .all()
      .map(({ userName }) => userName)
      .sort(),
  })
