import type { Authenticate } from '../handlers/api.ts'
import type { Key, UizaState } from './state.ts'

/** Judges a key, sent as it is, without a scheme. */
export const authenticate: Authenticate<UizaState, Key> = (credential, { keys }) => {
  if (credential === undefined || credential === '') return { kind: 'missing' }
  const caller = keys.find(credential)
  return caller ? { kind: 'accepted', caller } : { kind: 'refused' }
}
