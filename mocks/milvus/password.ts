import type { MilvusOptions } from './options.ts'

/** More bytes than these bcrypt does not take. */
const maxEncryptedBytes = 72

/** Whether the engine fails to encrypt a password; the page's rule allows nothing that long to be said, so it does not ask. */
export const failsToEncrypt = (password: string, { passwordPolicy }: MilvusOptions): boolean =>
  passwordPolicy === 'server' && new TextEncoder().encode(password).length > maxEncryptedBytes
