import { numberFrom, type OptionRules, texts } from '../option-rules.ts'

/** How a Milvus server may be set up. */
export interface MilvusOptions {
  /**
   * What a new password and a user name have to be. `documented`: what the page says, 8 to 64 characters of three kinds.
   * `server`: what the engine itself asks for, 6 to 72 bytes of any kind, and names with blanks around them.
   */
  readonly passwordPolicy: 'documented' | 'server'
  /** The `code` of a success: 0, or 200 as servers before 2.4.6 say. */
  readonly successCode: 0 | 200
  /** Names of users that may change a password without knowing it (`common.security.superUsers`). */
  readonly superUsers: readonly string[]
  /** How many users there may be, `root` included (`proxy.maxUserNum`). */
  readonly maxUsers: number
  /** How many roles there may be, `admin` and `public` included (`proxy.maxRoleNum`). */
  readonly maxRoles: number
}

/** A server as it is installed, with the page's rule for passwords. */
export const defaultOptions: MilvusOptions = {
  passwordPolicy: 'documented',
  successCode: 0,
  superUsers: [],
  maxUsers: 100,
  maxRoles: 10,
}

/** What each can be. */
export const optionRules: OptionRules = {
  passwordPolicy: { oneOf: ['documented', 'server'] },
  successCode: { oneOf: [0, 200] },
  superUsers: texts,
  maxUsers: numberFrom(1),
  maxRoles: numberFrom(1),
}

/** Says 200 instead of 0, where that was asked for; no document knows of it. */
export function finish(body: unknown, { successCode }: MilvusOptions): unknown {
  const isSuccess = typeof body === 'object' && body !== null && (body as { readonly code?: unknown }).code === 0
  return isSuccess ? { ...body, code: successCode } : body
}
