import { isObject, type Json, readJson } from '#openapi'
import type { AnyMock } from '../../mock.ts'
import { secretsOf } from '../../sandboxes/request-secrets.ts'
import { type Marking, markBody, markElsewhere, markFormField, markHeader, markQuery, marks } from './console-marks.ts'

/** A request as the console has it: about to be sent, or from the journal. */
export interface Copied {
  readonly api: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** As it is sent; of an entry of the journal, what was read of it. */
  readonly body?: Json
  /** The parts of a form with files, instead of a body. */
  readonly parts?: readonly Part[]
}

/** A part of `multipart/form-data`. */
interface Part {
  readonly name: string
  readonly value: string
  /** Name of a file. */
  readonly file?: string
}

/** A request to paste elsewhere. Secrets stand as `$VARIABLES`. */
export interface Copies {
  readonly curl: string
  readonly fetch: string
}

interface Marked {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: string
  readonly parts?: readonly Part[]
}

/** Reads a request that is to be copied; undefined where it is none. */
export function readCopied(text: string): Copied | undefined {
  const read = readJson(text)
  if (!('value' in read) || !isObject(read.value)) return undefined
  const { api, method, url, headers } = read.value
  return [api, method, url].every((one) => typeof one === 'string') && isObject(headers)
    ? (read.value as unknown as Copied)
    : undefined
}

/** Writes a request for a shell and for JavaScript; undefined where no such API is served. */
export function copyRequest(mocks: readonly AnyMock[], copied: Copied): Copies | undefined {
  const mock = mocks.find(({ name }) => name === copied.api)
  if (!mock) return undefined
  const names = secretsOf(mock.document, [...mock.secrets])
  const marked = markRequest({ model: mock.document.model, names, seen: new Map() }, copied)
  return { curl: writeCurl(marked), fetch: writeFetch(marked) }
}

/** What a client adds by itself, and what only this page sends. */
const ownHeaders =
  /^(host|connection|content-length|accept|accept-(encoding|language)|user-agent|origin|referer|cache-control|pragma|sec-.*|doublecheck-request)$/i

function markRequest(marking: Marking, { method, url, headers, body, parts }: Copied): Marked {
  const entries = Object.entries(headers).filter(([name]) => !ownHeaders.test(name))
  const type = entries.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  // With parts, whoever sends them chooses the boundary.
  const kept = parts ? entries.filter(([name]) => name.toLowerCase() !== 'content-type') : entries
  const marked = {
    method,
    headers: kept.map(([name, value]) => [name, markHeader(marking, name, value)] as const),
    ...(parts ? { parts: parts.map((part) => ({ ...part, value: markFormField(marking, part.name, part.value) })) } : {}),
    ...(body === undefined || parts ? {} : { body: markBody(marking, type, body) }),
    url: markQuery(marking, url),
  }
  return markElsewhere(marking, marked)
}

function writeCurl({ method, url, headers, body, parts = [] }: Marked): string {
  const hasBody = body !== undefined || parts.length > 0
  return [
    'curl -i',
    ...(method === (hasBody ? 'POST' : 'GET') ? [] : [`-X ${/^\w+$/.test(method) ? method : forShell(method)}`]),
    ...headers.map(([name, value]) => `-H ${forShell(`${name}: ${value}`)}`),
    ...parts.map(forCurl),
    ...(body === undefined ? [] : [`--data-raw ${forShell(body)}`]),
    forShell(url),
  ].join(' ')
}

/** curl reads a file where a text begins with `@` or `<`, and a media type behind a `;`, unless it is told that it is a text. */
const forCurl = ({ name, value, file }: Part): string =>
  file === undefined
    ? `${/^[@<"]|;/.test(value) ? '--form-string' : '-F'} ${forShell(`${name}=${value}`)}`
    : `-F ${forShell(`${name}=@${file}`)}`

/** In single quotes, where nothing has a meaning; variables stand between them. */
const forShell = (text: string): string =>
  `'${text.replaceAll("'", `'\\''`)}'`.replaceAll(marks, `'"$$$1"'`).replace(/(?<="\$\w+")''$/, '')

function writeFetch({ method, url, headers, body, parts }: Marked): string {
  const fields = headers.map(([name, value]) => `    ${forScript(name)}: ${forScript(value)},`)
  const lines = [
    ...variablesIn({ url, headers, body, parts }).map((name) => `const ${name} = '…'`),
    ...(parts ? ['const form = new FormData()', ...parts.map(appended)] : []),
    `const response = await fetch(${forScript(url)}, {`,
    `  method: ${forScript(method)},`,
    ...(fields.length === 0 ? [] : ['  headers: {', ...fields, '  },']),
    ...(parts ? ['  body: form,'] : body === undefined ? [] : [`  body: ${forScript(body)},`]),
    '})',
  ]
  return lines.join('\n')
}

const appended = ({ name, value, file }: Part): string =>
  file === undefined
    ? `form.append(${forScript(name)}, ${forScript(value)})`
    : `form.append(${forScript(name)}, new Blob([]), ${forScript(file)})`

function variablesIn(marked: object): readonly string[] {
  return [...new Set([...JSON.stringify(marked).matchAll(marks)].map(([, name = '']) => name))]
}

function forScript(text: string): string {
  const escaped = text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')
  if (text.search(marks) >= 0) return `\`${escaped.replaceAll(marks, '${$1}')}\``
  return `'${text.replaceAll(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`
}
