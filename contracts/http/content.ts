import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { lookUp, readJson } from '#openapi'
import type { ReceivedResponse } from './exchange.ts'
import { maxBodyBytes } from './response-reader.ts'

/** What is read from the bytes of a body. */
export type Content = Pick<ReceivedResponse, 'text' | 'json' | 'jsonProblem' | 'encodingProblem' | 'utf8Problem'>

/**
 * Reads a body: content encoding, then UTF-8, then JSON. What does not hold is told and passed over.
 *
 * @param encoding The header `Content-Encoding`.
 */
export function readContent(bytes: Buffer, encoding: string | undefined): Content {
  const decoded = decode(bytes, encoding)
  const read = readText(decoded.bytes)
  return {
    ...read,
    ...parse(read.text),
    ...(decoded.problem === undefined ? {} : { encodingProblem: decoded.problem }),
  }
}

const limit = { maxOutputLength: maxBodyBytes }

// Some servers send "deflate" without the header that it is documented to have.
const inflate = (bytes: Buffer): Buffer => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit))

const decoders: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: (bytes) => gunzipSync(bytes, limit),
  'x-gzip': (bytes) => gunzipSync(bytes, limit),
  deflate: inflate,
  br: (bytes) => brotliDecompressSync(bytes, limit),
}

/** Undoes the encodings, the last applied first. An empty body is not encoded at all. */
function decode(bytes: Buffer, encoding = ''): { readonly bytes: Buffer; readonly problem?: string } {
  const names = encoding
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  if (bytes.length === 0) return { bytes }
  let decoded = bytes
  for (const name of names.toReversed()) {
    const decoder = lookUp(decoders, name)
    if (!decoder) return { bytes, problem: `the encoding "${name}" is unknown` }
    try {
      decoded = decoder(decoded)
    } catch (error) {
      return { bytes, problem: `the body is not ${name}: ${(error as Error).message}` }
    }
  }
  return { bytes: decoded }
}

// A byte order mark is part of the text: JSON must not have one.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readText(bytes: Buffer): Pick<Content, 'text' | 'utf8Problem'> {
  try {
    return { text: strict.decode(bytes) }
  } catch {
    const text = bytes.toString('utf8')
    return { text, utf8Problem: `the body is not UTF-8 after character ${text.indexOf('\ufffd')}` }
  }
}

function parse(text: string): Pick<Content, 'json' | 'jsonProblem'> {
  const read = readJson(text)
  return 'value' in read ? { json: read.value } : { jsonProblem: read.problem }
}
