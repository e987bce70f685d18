import { dirname, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { $RefParser } from '@apidevtools/json-schema-ref-parser'
import type { Json, JsonObject } from '../model/model.ts'
import { DocumentError } from './error.ts'
import { type Location, locationOf, readText, realPath } from './location.ts'
import type { Origins } from './origins.ts'
import { type Parsed, parseText } from './parse.ts'
import type { Version } from './version.ts'

/** Which other files a document may lead to, beside those of its own folder or origin. */
export interface Allowed {
  /** Folders and origins: `../common`, `https://schemas.example`. */
  readonly allow?: readonly string[] | undefined
}

/** A document with everything that lay in other files. */
export interface Bundled {
  readonly root: JsonObject
  /** Every file that was read, the document's own first. */
  readonly files: readonly Parsed[]
  /** Every other file that was asked for. */
  readonly asked: readonly URL[]
  /** Why a file was not read, by the URL it was asked for under. */
  readonly unread: ReadonlyMap<string, string>
}

/** Whether a document refers to other files. */
export function refersElsewhere(value: Json): boolean {
  const pending: Json[] = [value]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const { $ref } = next as JsonObject
    if (typeof $ref === 'string' && !$ref.startsWith('#')) return true
    for (const child of Object.values(next)) pending.push(child)
  }
  return false
}

/**
 * Brings what lies in other files into the document. A file that cannot be read leaves its `$ref` as it is.
 *
 * @param location Where the document is from: references are relative to it.
 */
export async function bundle(
  own: Parsed,
  location: Location,
  version: Version,
  { allow = [], origins }: Allowed & { readonly origins: Origins },
): Promise<Bundled> {
  const base = baseOf(location)
  const files: Parsed[] = [own]
  const asked: URL[] = []
  const unread = new Map<string, string>()
  const read = async (given: string): Promise<Json> => {
    const url = urlOf(given)
    asked.push(url)
    try {
      const reason = whyNotAllowed(url, base, allow)
      if (reason !== undefined) throw new Error(reason)
      const parsed = parseText(await readText(locationOf(url)), locationOf(url).shown)
      files.push(parsed)
      // Before the library puts the parts together.
      origins.add(parsed)
      return parsed.data
    } catch (error) {
      unread.set(url.href, error instanceof DocumentError ? (error.problems[0]?.what ?? '') : (error as Error).message)
      throw error
    }
  }
  const root = await run(await parserFor(version), base, own.data as JsonObject, read)
  return { root, files, asked, unread }
}

/** Swagger Parser knows the editions up to 3.1; the library below it takes any. */
async function parserFor(version: Version): Promise<$RefParser> {
  if (version === '3.2') return new $RefParser()
  try {
    const { default: SwaggerParser } = await import('@apidevtools/swagger-parser')
    return new SwaggerParser() as unknown as $RefParser
  } catch {
    // It is CommonJS that requires ESM: Jest cannot load it before Node 24.9.
    return new $RefParser()
  }
}

async function run(parser: $RefParser, base: URL, root: JsonObject, read: (url: string) => Promise<Json>): Promise<JsonObject> {
  const resolver = { order: 1, canRead: true, read: ({ url }: { readonly url: string }) => read(url) as Promise<never> }
  const options = {
    continueOnError: true,
    resolve: { external: true, file: false, http: false, own: resolver },
    parse: {
      json: false,
      yaml: false,
      text: false,
      binary: false,
      own: { order: 1, canParse: true, parse: ({ data }: { readonly data: unknown }) => data },
    },
    bundle: { excludedPathMatcher: isValue },
  }
  try {
    await parser.bundle(base.href, root as never, options as never)
  } catch (error) {
    // What could not be read is told where its `$ref` stands; the rest of the document is bundled all the same.
    if (parser.schema === null) {
      if (parser.constructor === $RefParser) throw error
      return run(new $RefParser(), base, root, read)
    }
  }
  return (parser.schema ?? root) as JsonObject
}

/** A `$ref` inside an example is part of its value. `default` is also a response, and any of these words may be a property. */
const isValue = (path: string): boolean =>
  /\/examples\/[^/]+\/(value|dataValue)(\/|$)|(?<!\/(properties|responses|schemas))\/(example|default|const|enum)(\/|$)/.test(
    path,
  )

const baseOf = ({ url }: Location): URL => (url.protocol === 'stdin:' ? pathToFileURL(`${process.cwd()}${sep}stdin`) : url)

function urlOf(given: string): URL {
  // The library hands on a plain path where the document is a file.
  return /^[a-z][a-z0-9+.-]+:/i.test(given) ? new URL(given) : pathToFileURL(given)
}

function whyNotAllowed(url: URL, base: URL, allow: readonly string[]): string | undefined {
  const places = allow.map((place) => locationOf(place).url)
  if (url.protocol === 'file:') {
    const path = realPath(url)
    if (path === undefined) return 'there is no such file'
    const folders = [
      ...(base.protocol === 'file:' ? [dirname(fileURLToPath(base))] : []),
      ...places.filter(isFile).map((place) => fileURLToPath(place)),
    ]
    if (folders.some((folder) => isWithin(path, realPath(pathToFileURL(folder)) ?? folder))) return undefined
    return 'it is outside the folder of the document; allow it with --allow-reference=FOLDER'
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not supported; use http, https or a file`
  const origins = [base, ...places].filter((place) => !isFile(place)).map(({ origin }) => origin)
  if (origins.includes(url.origin)) return undefined
  return `it is on another server; allow it with --allow-reference=${url.origin}`
}

const isFile = ({ protocol }: URL): boolean => protocol === 'file:'

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && !way.startsWith(`..${sep}`) && way !== '..'
}
