import type { Deviation } from './deviation.ts'
import { bodyOf, json, onFailure, onSuccess } from './edits.ts'

type Row = Omit<Deviation, 'api' | 'family'>

const base64 = (value: unknown): string => Buffer.from(String(value)).toString('base64')

/** Servers that tell what was sent in confidence. */
export const secretRows = (claim: string): readonly Row[] => [
  {
    name: 'the wrong password is told in the message',
    rules: ['secret'],
    break: () =>
      onFailure(json((body, request) => ({ ...body, message: `not the password: ${String(bodyOf(request)[claim])}` }))),
  },
  {
    name: 'the new password is told in a header',
    rules: ['secret'],
    break: () =>
      onSuccess((response, request) => ({
        ...response,
        headers: { ...response.headers, 'X-Audit': `set ${JSON.stringify(bodyOf(request).newPassword)}` },
      })),
  },
  {
    name: 'the new password is told in a header, in base64',
    rules: ['secret'],
    break: () =>
      onSuccess((response, request) => ({
        ...response,
        headers: { ...response.headers, 'Set-Cookie': `session=${base64(bodyOf(request).newPassword)}` },
      })),
  },
  {
    name: 'the credential is told in a header',
    rules: ['secret'],
    break: () =>
      onSuccess((response, request) => ({
        ...response,
        headers: { ...response.headers, 'X-Caller': request.header('authorization') ?? '' },
      })),
  },
  {
    name: 'the new password is told in the message of a failure, in base64',
    rules: ['secret'],
    break: () => onFailure(json((body, request) => ({ ...body, message: `request ${base64(bodyOf(request).newPassword)}` }))),
  },
]
