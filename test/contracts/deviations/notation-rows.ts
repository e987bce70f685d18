import { gzipSync } from 'node:zlib'
import type { ResponseParts } from '#mocks'
import type { Deviation } from './deviation.ts'
import { bodyOf, isChange, isSuccess, withBody } from './edits.ts'
import { type Layers, type Received, writeWhole } from './server.ts'

type Row = Omit<Deviation, 'api' | 'family'>

/** What differs between the APIs. */
export interface Api {
  /** Refuses a request as documented. */
  readonly refuse: () => ResponseParts
  /** The first property of the documented change in reverse. */
  readonly lastProperty: string
  /** A name of the change's body that says what is set. */
  readonly sets: string
}

const notJson = (status: number, title: string): ResponseParts => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body: `<h1>${title}</h1>`,
})

/** Servers that read one notation of JSON or HTTP, and not the others that mean the same. */
export function notationRows({ refuse, lastProperty, sets }: Api): readonly Row[] {
  const refusing =
    (fits: (request: Received) => boolean, answer = refuse, only: (request: Received) => boolean = isChange) =>
    (): Layers => ({
      answer: (request) => (only(request) && fits(request) ? answer() : undefined),
    })
  const says = (what: string): Pick<Row, 'rules' | 'says'> => ({
    rules: ['example/variant'],
    says: new RegExp(`a request with ${what} is refused`),
  })
  return [
    {
      name: 'one order of properties is refused',
      ...says('its properties in another order'),
      break: refusing((request) => Object.keys(bodyOf(request))[0] === lastProperty),
    },
    {
      name: 'a line break in JSON is refused',
      ...says('white space between the tokens of its JSON'),
      break: refusing(({ body }) => /[\r\n]/.test(body)),
    },
    {
      name: 'JSON that does not begin with a brace is refused',
      ...says('white space between the tokens of its JSON'),
      break: refusing(({ body }) => body !== '' && body[0] !== '{'),
    },
    {
      name: 'escapes in JSON are refused by every operation',
      ...says('letters of its JSON as escapes'),
      break: refusing(
        ({ body }) => body.includes('\\u00'),
        refuse,
        () => true,
      ),
    },
    {
      name: 'an escape in a new password is kept as it was typed',
      rules: ['example/variant'],
      says: /the value set by a request with letters of its JSON as escapes does not take effect, although the request was accepted/,
      break: () => ({ request: (request) => (isChange(request) ? typed(request, sets) : request) }),
    },
    {
      name: 'a body in chunks is taken for none',
      ...says('its body in chunks'),
      break: () => ({ request: (request) => (/^transfer-encoding:/im.test(request.head) ? { ...request, body: '' } : request) }),
    },
    {
      name: 'a body in chunks gets status 501',
      ...says('its body in chunks'),
      break: refusing(isChunked, () => notJson(501, 'Not implemented')),
    },
    {
      name: 'an expectation is refused as a bad request',
      ...says('Expect: 100-continue'),
      break: refusing(
        ({ header }) => header('expect') !== undefined,
        () => notJson(400, 'Bad Request'),
      ),
    },
    {
      name: 'header names in lower case are not known',
      ...says('header names in lower case'),
      break: refusing(({ head }) => /^content-type:/m.test(head)),
    },
    {
      name: 'header names in capitals are not known',
      ...says('header names in capitals'),
      break: refusing(({ head }) => /^CONTENT-TYPE:/m.test(head)),
    },
    {
      name: 'a media type in capitals is unsupported, for every operation',
      ...says('Content-Type: APPLICATION/JSON'),
      break: refusing(
        ({ header }) => header('content-type') === 'APPLICATION/JSON',
        () => notJson(415, 'Unsupported'),
        () => true,
      ),
    },
    {
      name: 'a charset without a blank before it is unsupported',
      ...says('Content-Type: application/json;charset=UTF-8'),
      break: refusing(
        ({ header }) => /json;c/.test(header('content-type') ?? ''),
        () => notJson(415, 'Unsupported'),
      ),
    },
    {
      name: 'a blank after the value of a header counts',
      ...says('blanks around the values of headers'),
      break: refusing(({ head }) => /^content-type:.*[ \t]\r?$/im.test(head)),
    },
    {
      name: 'no Accept header is not acceptable',
      ...says('no Accept header'),
      break: refusing(
        ({ header }) => header('accept') === undefined,
        () => notJson(406, 'Not acceptable'),
      ),
    },
    {
      name: 'nothing but the very media type is acceptable',
      ...says('Accept: \\*/\\*;q=0\\.8'),
      break: refusing(
        ({ header }) => header('accept')?.includes('*') ?? false,
        () => notJson(406, 'Not acceptable'),
      ),
    },
    {
      name: 'says gzip where that is asked for, and sends it plain',
      rules: ['encoding'],
      says: /the body is not gzip/,
      break: () => ({ write: gzipWhereAsked((body) => Buffer.from(body)) }),
    },
    {
      name: 'zips twice where that is asked for',
      rules: ['encoding', 'json'],
      break: () => ({ write: gzipWhereAsked((body) => gzipSync(gzipSync(body))) }),
    },
    {
      name: 'says how long the body was before it was zipped',
      rules: ['connection'],
      says: /the connection ended/,
      break: () => ({ write: gzipWhereAsked(gzipSync, (body) => Buffer.byteLength(body)) }),
    },
    {
      name: 'refuses escapes in chunks, and neither alone',
      ...says('.*letters of its JSON as escapes;.*its body in chunks.*'),
      break: refusing((request) => isChunked(request) && request.body.includes('\\u00')),
    },
  ]
}

const isChunked = ({ head }: Received): boolean => /^transfer-encoding:/im.test(head)

/** What was typed is stored, backslashes and all. */
function typed(request: Received, name: string): Received {
  const [, text] = new RegExp(`"(?:${name}|${escapeAll(name)})"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(request.body) ?? []
  if (text === undefined || !text.includes('\\u00')) return request
  return { ...request, ...withBody(request, { ...bodyOf(request), [name]: text.slice(0, 20) }) }
}

const escapeAll = (text: string): string => Array.from(text, (letter) => `\\\\u00${letter.charCodeAt(0).toString(16)}`).join('')

/** Answers changes that worked as zipped, where that is asked for. */
const gzipWhereAsked =
  (zip: (body: string) => Buffer, lengthOf?: (body: string) => number): NonNullable<Layers['write']> =>
  (wire, response, request) => {
    const asked = request.header('accept-encoding')?.includes('gzip') ?? false
    if (!asked || !isChange(request) || !isSuccess(response)) return writeWhole(wire, response)
    const { status, headers, body = '' } = response
    const bytes = zip(body)
    // Longer than what comes, so that the end is missed.
    const length = Math.max(bytes.length, lengthOf ? lengthOf(body) + bytes.length : 0)
    wire.writeHead(status, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': length })
    wire.write(bytes, () => (length === bytes.length ? wire.end() : wire.destroy()))
  }
