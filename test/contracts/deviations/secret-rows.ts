import type { Deviation } from './deviation.ts'
import { bodyOf, json, onFailure, onSuccess } from './edits.ts'
import { reason } from './wire.ts'

type Row = Omit<Deviation, 'api' | 'family'>

const hex = (value: unknown): string => Buffer.from(String(value)).toString('hex')

/** Servers that repeat the new password in another writing, behind other text. */
const writings: Readonly<Record<string, (value: string) => string>> = {
  'in hexadecimal': hex,
  'in hexadecimal, in capitals': (value) => hex(value).toUpperCase(),
  'in base64 behind a name': (value) => base64(`user:${value}`),
  'in base64 for URLs': (value) => Buffer.from(`${value}??>>`).toString('base64url'),
  'percent-encoded': (value) => encodeURIComponent(value),
  'percent-encoded in small letters': (value) => encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
  'with every byte percent-encoded': (value) => hex(value).replaceAll(/../g, '%$&'),
}

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
  ...Object.entries(writings).map(
    ([how, write]): Row => ({
      name: `the new password is told in a header, ${how}`,
      rules: ['secret'],
      break: () =>
        onSuccess((response, request) => ({
          ...response,
          headers: { ...response.headers, 'X-Audit': `set ${write(String(bodyOf(request).newPassword))}` },
        })),
    }),
  ),
  {
    name: 'the new password is told in the reason phrase',
    rules: ['secret'],
    break: () => ({ write: reason((request) => `set ${encodeURIComponent(String(bodyOf(request).newPassword))}`) }),
  },
  {
    name: 'the credential is told in the reason phrase, in hexadecimal',
    rules: ['secret'],
    break: () => ({ write: reason((request) => `hello ${hex((request.header('authorization') ?? '').replace('Bearer ', ''))}`) }),
  },
]
