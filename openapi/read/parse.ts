import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml'
import type { Json } from '../model/model.ts'
import { DocumentError, type Problem } from './error.ts'
import { createJsonPositions, findDuplicateKeys } from './json-positions.ts'
import { mostNested } from './limits.ts'
import { readOutdented } from './outdented-flow.ts'
import { createLineCounter, type Positions } from './positions.ts'
import { toTree } from './tree.ts'
import { createYamlPositions } from './yaml-positions.ts'

/** One file of a document, read. */
export interface Parsed {
  /** As shown to people: `openapi/milvus.yaml`. */
  readonly file: string
  readonly text: string
  readonly data: Json
  readonly positions: Positions
  /** Writes an offset as people read it: `openapi/milvus.yaml:42:9`. */
  readonly where: (offset: number) => string
  /** What is wrong with the text and does not keep it from being read: keys that stand twice. Found when first asked for. */
  readonly listProblems: () => readonly Problem[]
}

/**
 * Reads the text of one file, JSON or YAML 1.2 with merge keys.
 *
 * @param file Name of the file in messages.
 * @throws {DocumentError} `syntax`, with the line and column of the mistake.
 */
export function parseText(text: string, file: string): Parsed {
  const lines = createLineCounter(text)
  const where = (offset: number): string => {
    const { line, column } = lines(offset)
    return `${file}:${line}:${column}`
  }
  if (text.trim() === '') throw syntaxError('The file is empty.', where(0), 'Pass the path of an OpenAPI document.')
  return /^\s*[{[]/.test(text) ? parseJson(text, file, where) : parseYaml(text, file, where)
}

type Where = Parsed['where']

function parseJson(text: string, file: string, where: Where): Parsed {
  let data: Json
  try {
    data = JSON.parse(text) as Json
  } catch (error) {
    return parseFlow(text, file, where, error)
  }
  const listProblems = () => findDuplicateKeys(text).map(({ key, offset }) => duplicateKey(key, where(offset)))
  return { file, text, data: toTree(data, where(0)), positions: createJsonPositions(text), where, listProblems }
}

/** What looks like JSON and is none may be YAML: with comments, or with keys that are not quoted. */
function parseFlow(text: string, file: string, where: Where, cause: unknown): Parsed {
  try {
    return parseYaml(text, file, where)
  } catch {
    const message = cause instanceof Error ? cause.message : String(cause)
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
    const what = `Invalid JSON: ${message.replace(/ (in JSON )?at position .*$/s, '').replace(/, ".*$/s, '')}.`
    throw syntaxError(what, where(offset), 'Correct the line.', cause)
  }
}

function parseYaml(text: string, file: string, where: Where): Parsed {
  const read = (json: boolean) => {
    const { value, text: joined } = readOutdented(text, (one) => toTree(load(one, { ...options, json }), where(0)))
    return { file, text, data: value, positions: createYamlPositions(joined), where }
  }
  try {
    return { ...read(false), listProblems: () => [] }
  } catch (error) {
    const mistake = describeMistake(error, where)
    if (!mistake.isDuplicate) throw syntaxError(mistake.what, mistake.where, mistake.next, error)
    const problem = duplicateKey(keyAt(text, error), mistake.where)
    return { ...read(true), listProblems: () => [problem] }
  }
}

const options = { schema: CORE_SCHEMA.withTags(mergeTag), maxDepth: mostNested, maxTotalMergeKeys: 100_000 }

const duplicateKey = (key: string, where: string): Problem => ({
  what: `The key ${JSON.stringify(key)} appears twice in one object; the last one is used.`,
  where,
  next: 'Keep one of the two.',
})

/** The key a mistake is about, as far as its line tells. */
const keyAt = (text: string, error: unknown): string =>
  error instanceof YAMLException ? (/^["']?([^:"']*)/.exec(text.slice(error.mark?.position ?? 0))?.[1] ?? '') : ''

function describeMistake(error: unknown, where: Where): Problem & { readonly isDuplicate: boolean } {
  if (error instanceof DocumentError) throw error
  if (!(error instanceof YAMLException)) throw error
  const { reason, mark } = error
  return {
    what: `Invalid YAML: ${reason}.`,
    where: where(mark?.position ?? 0),
    next: hints.find(([part]) => reason.includes(part))?.[1] ?? 'Correct the line, or quote the value.',
    isDuplicate: reason.startsWith('duplicated mapping key'),
  }
}

const hints = [
  ['alias', 'Write `&name` before the value it stands for, or write the value out.'],
  ['single document', 'Keep one document in the file: remove what follows the second `---`.'],
  ['indentation', 'Correct the indentation: spaces, no tabs, the same for all keys of an object.'],
  ['unknown', 'Remove the tag.'],
] as const

const syntaxError = (what: string, where: string, next: string, cause?: unknown): DocumentError =>
  new DocumentError('syntax', [{ what, where, next }], cause === undefined ? {} : { cause })
