import type { Authenticate } from '../handlers/api.ts'
import type { Caller, UizaState } from './state.ts'

/** Judges a key, sent as it is, without a scheme. Not active users' keys are refused for as long as they are not. */
export const authenticate: Authenticate<UizaState, Caller> = (credential, { keys, users }, { now }) => {
  if (credential === undefined || credential === '') return { kind: 'missing' }
  const key = keys.find(credential)
  if (!key || (key.expiresAt !== undefined && key.expiresAt <= now())) return { kind: 'refused' }
  const user = users.find(key.userId)
  if (key.userId !== undefined && (!user || user.status === 0)) return { kind: 'refused' }
  return { kind: 'accepted', caller: { key, user } }
}
