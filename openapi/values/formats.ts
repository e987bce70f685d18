import { pick, type Spot } from './context.ts'

const day = 86_400_000

/** A moment of the last thirty days, to the second. */
function moment(spot: Spot): Date {
  const seconds = Math.floor(spot.attempt.now / 1000) - pick(spot, 30 * 86_400)
  return new Date(seconds * 1000)
}

const hexadecimal = (spot: Spot, count: number, salt: string): string =>
  Array.from({ length: count }, (_, index) => pick(spot, 16, `${salt}${index}`).toString(16)).join('')

/** A version 4 UUID (RFC 9562). */
function uuid(spot: Spot): string {
  const digits = hexadecimal(spot, 32, 'uuid')
  const variant = '89ab'[pick(spot, 4, 'variant')]
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}

const word = (spot: Spot, salt = ''): string => hexadecimal(spot, 6, salt)

/**
 * A value for each known format.
 *
 * @see {@link https://spec.openapis.org/registry/format/ OpenAPI Format Registry}
 */
export const formats: Readonly<Record<string, (spot: Spot) => string>> = {
  'date-time': (spot) => moment(spot).toISOString().replace('.000Z', 'Z'),
  'date-time-local': (spot) => moment(spot).toISOString().slice(0, 19),
  date: (spot) => moment(spot).toISOString().slice(0, 10),
  time: (spot) => `${moment(spot).toISOString().slice(11, 19)}Z`,
  'http-date': (spot) => moment(spot).toUTCString(),
  duration: (spot) => `PT${1 + pick(spot, 48)}H`,
  email: (spot) => `user.${word(spot)}@example.com`,
  'idn-email': (spot) => `user.${word(spot)}@example.com`,
  hostname: (spot) => `host-${word(spot)}.example.com`,
  'idn-hostname': (spot) => `host-${word(spot)}.example.com`,
  ipv4: (spot) => `192.0.2.${1 + pick(spot, 254)}`,
  ipv6: (spot) => `2001:db8::${hexadecimal(spot, 4, 'ip').replace(/^0+/, '') || '1'}`,
  uri: (spot) => `https://example.com/${word(spot)}`,
  url: (spot) => `https://example.com/${word(spot)}`,
  iri: (spot) => `https://example.com/${word(spot)}`,
  'uri-reference': (spot) => `/${word(spot)}`,
  'iri-reference': (spot) => `/${word(spot)}`,
  'uri-template': (spot) => `https://example.com/{id}/${word(spot)}`,
  uuid,
  guid: uuid,
  byte: (spot) => btoa(word(spot)),
  base64url: (spot) => btoa(word(spot)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'json-pointer': (spot) => `/${word(spot)}`,
  'relative-json-pointer': () => '0',
  regex: () => '^[a-z]+$',
  'media-range': () => 'application/json',
  'unix-time': (spot) => String(Math.floor(moment(spot).getTime() / 1000)),
  int64: (spot) => String(1 + pick(spot, 1000)),
  decimal: (spot) => (pick(spot, 10_000) / 100).toFixed(2),
  year: (spot) => String(new Date(spot.attempt.now - pick(spot, 3650) * day).getUTCFullYear()),
}
