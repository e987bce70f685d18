import { answer } from '../handlers/outcome.ts'
import type { Operation } from './state.ts'

/** Lists the roles of a user. There are no roles yet (issue 4), so nobody holds one. */
export const describeUser: Operation<'describeUser'> = ({ body, users }) =>
  users.find(body.userName) ? answer('described', { roles: [] }) : answer('unknownUser')
