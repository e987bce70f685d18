import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, type Stats } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DocumentError } from './error.ts'
import { fetchText } from './fetch-text.ts'
import { mostBytes } from './limits.ts'
import { decode, unreadable } from './text.ts'

/** Where a document, or a part of it, is read from. */
export interface Location {
  /** `file:///…`, `https://…`, or `stdin:` */
  readonly url: URL
  /** As shown to people: a path relative to the working directory where it lies in it, or the URL. */
  readonly shown: string
}

/** Understands what a user gives: a path, a URL (`http`, `https`, `file`), or `-` for standard input. */
export function locationOf(given: string | URL): Location {
  const text = String(given)
  if (text === '-') return { url: new URL('stdin:'), shown: 'stdin' }
  if (/^https?:\/\//i.test(text)) return { url: new URL(text), shown: withoutSecrets(new URL(text)) }
  const path = /^file:\/\//i.test(text) ? fileURLToPath(text) : resolve(text)
  return { url: pathToFileURL(path), shown: shownPath(path, text) }
}

/** A path, a URL or `-` as it may be shown: a URL has neither user, password nor query, where credentials stand. */
export const shownAs = (given: string): string => (given === '-' ? given : locationOf(given).shown)

function withoutSecrets(url: URL): string {
  const shown = new URL(url)
  shown.username = ''
  shown.password = ''
  shown.search = ''
  return shown.href
}

function shownPath(path: string, given: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') || isAbsolute(short) ? (given.startsWith('file:') ? path : given) : short
}

/**
 * Reads a text.
 *
 * @throws {DocumentError} `unreadable`, with the reason: nothing is there, it is a folder or a pipe, it is too large.
 */
export async function readText({ url, shown }: Location): Promise<string> {
  if (url.protocol === 'stdin:') return readFileText(0, shown)
  return url.protocol === 'file:' ? readFileText(fileURLToPath(url), shown) : fetchText(url, shown)
}

/** Reads the text of a file, by its path or its open descriptor. */
export function readFileText(source: string | 0, shown: string): string {
  const bytes = readBytes(source, shown)
  if (bytes.length > mostBytes) throw unreadable(shown, `it is larger than ${mostBytes / 1024 / 1024} MB`)
  return decode(bytes)
}

function readBytes(source: string | 0, shown: string): Buffer {
  try {
    if (source === 0) return readFileSync(0)
    // Not blocking: a pipe that nobody writes to would keep us waiting for ever.
    const file = openSync(source, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const reason = whyNotRead(fstatSync(file))
      if (reason !== undefined) throw unreadable(shown, reason)
      return readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error
    throw unreadable(shown, reasonOf(error), error)
  }
}

function whyNotRead(stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'it is a folder'
  if (!stats.isFile()) return 'it is not a file; pipe its text to standard input and pass `-` instead'
  return stats.size > mostBytes ? `it is larger than ${mostBytes / 1024 / 1024} MB` : undefined
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'its name is too long',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : String(error))
}

/** The path behind every symbolic link; undefined where there is none. */
export function realPath(url: URL): string | undefined {
  try {
    return realpathSync(fileURLToPath(url))
  } catch {
    return undefined
  }
}
