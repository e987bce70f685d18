import { answer } from '../handlers/outcome.ts'
import { shownDate, tokenLifeMs } from './keys.ts'
import type { Operation } from './state.ts'

/** Tells until when a key serves. No source says what is told of an Admin's, which does not expire: the longest there is. */
export const checkToken: Operation<'checkToken'> = ({ caller, now }) => {
  const expired = shownDate(caller?.key.expiresAt ?? now() + tokenLifeMs)
  return answer('valid', { token: caller?.key.key, expired })
}
