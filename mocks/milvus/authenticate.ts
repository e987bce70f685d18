import type { Authenticate, Authentication } from '../handlers/api.ts'
import type { MilvusState, User } from './state.ts'

/** On every answer to a request that sent Basic, the accepted ones too. Observed on Milvus 2.3.5. */
const basicChallenge = { 'WWW-Authenticate': 'Basic realm="restricted", charset="UTF-8"' }

/**
 * Judges `Bearer name:password`, the same without a scheme, and Basic, by the current passwords.
 *
 * Only a literal `Bearer ` is cut off, as the server does it; what is left is split at its first colon.
 */
export const authenticate: Authenticate<MilvusState, User> = (credential, { users }) => {
  if (credential === undefined || credential === '') return { kind: 'missing' }
  const basic = /^basic +(.*)$/i.exec(credential)?.[1]
  const token = basic === undefined ? credential.replace(/^Bearer /, '') : decodeBase64(basic)
  const judged = judge(decodeUtf8(token), users)
  return basic === undefined ? judged : { ...judged, headers: basicChallenge }
}

function judge(token: string, users: Parameters<typeof authenticate>[1]['users']): Authentication<User> {
  const colon = token.indexOf(':')
  const user = colon === -1 ? undefined : users.find(token.slice(0, colon))
  if (!user || user.password !== token.slice(colon + 1)) return { kind: 'refused' }
  return { kind: 'accepted', caller: user }
}

function decodeBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}

/** Header values arrive one character per byte. */
function decodeUtf8(bytes: string): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
}
