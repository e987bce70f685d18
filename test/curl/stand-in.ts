import { readFileSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { parseArgs } from 'node:util'

// What stands in for curl on a machine without one. It knows the flags our lines have and refuses any other; a real one goes first.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true, default: [] },
    data: { type: 'string', short: 'd' },
    'data-raw': { type: 'string' },
    output: { type: 'string', short: 'o' },
    'write-out': { type: 'string', short: 'w', default: '' },
    include: { type: 'boolean', short: 'i', default: false },
    location: { type: 'boolean', short: 'L' },
    silent: { type: 'boolean', short: 's' },
    'show-error': { type: 'boolean', short: 'S' },
  },
})

const body = values['data-raw'] ?? (values.data?.startsWith('@') ? readFileSync(values.data.slice(1), 'utf8') : values.data)
const form = 'Content-Type: application/x-www-form-urlencoded'
const lines = [
  'Accept: */*',
  ...(body === undefined ? [] : [form, `Content-Length: ${Buffer.byteLength(body)}`]),
  ...values.header,
]
// Of two headers with the same name the one of the line counts.
const headers = Object.fromEntries(
  lines.map((line) => line.split(/: *(.*)/s)).map(([name = '', value]) => [name.toLowerCase(), value]),
)
const url = new URL(positionals[0] ?? '')
const path = /^\w+:\/\/[^/]+(\/[^#]*)/.exec(positionals[0] ?? '')?.[1] ?? '/'
const method = values.request ?? (body === undefined ? 'GET' : 'POST')

request({ host: url.hostname, port: url.port, path, method, headers }, (response) => void show(response))
  .on('error', () => process.exit(7))
  .end(body)

async function show(response: IncomingMessage): Promise<void> {
  const head = `HTTP/1.1 ${response.statusCode} ${response.statusMessage}\n${rawHeaders(response.rawHeaders)}\n\n`
  const text = (values.include ? head : '') + (await response.setEncoding('utf8').toArray()).join('')
  if (values.output === undefined) process.stdout.write(text)
  else writeFileSync(values.output, text)
  process.stdout.write(values['write-out'].replace('%{http_code}', String(response.statusCode)))
}

function rawHeaders(raw: readonly string[]): string {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1]}`] : [])).join('\n')
}
