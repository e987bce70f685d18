import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument as parseYaml,
  visit,
  type Document as Yaml,
} from 'yaml'
import type { JsonObject, Pointer } from '../model/model.ts'
import { DocumentError, type Problem } from '../read/error.ts'
import { isObject } from './json.ts'
import { keysIn, realPlace } from './place.ts'

/** A document's text, read: its plain data, and where each part of it stands. */
export interface Source {
  readonly root: JsonObject
  /** Place in the file, `openapi/milvus.yaml:42:9`; of a property its key is meant, of a list's entry its beginning. */
  readonly locate: (pointer: Pointer) => string
}

/**
 * Reads YAML or JSON.
 *
 * @param file Name the places are given with.
 * @throws {DocumentError} `syntax`, with every mistake of the text.
 */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter()
  const yaml = parseYaml(text, { lineCounter: lines, prettyErrors: false })
  const where = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  // After the first mistake every further token may be unexpected.
  const mistakes = [...yaml.errors, ...yaml.warnings].filter(({ code }, index) => index === 0 || code !== 'UNEXPECTED_TOKEN')
  if (mistakes.length > 0) {
    const problems = mistakes.map((mistake) => describeMistake(mistake, where))
    throw new DocumentError('syntax', problems)
  }
  const root = toRoot(yaml, where)
  return { root, locate: (pointer) => where(offsetOf(yaml, realPlace(root, pointer) ?? pointer)) }
}

function describeMistake(
  mistake: { code: string; message: string; pos: [number, number] },
  where: (offset: number) => string,
): Problem {
  if (mistake.code === 'DUPLICATE_KEY')
    return { what: 'This key stands twice in one object.', where: where(mistake.pos[0]), next: 'Keep one of the two.' }
  return {
    what: `The text is no YAML: ${mistake.message}.`,
    where: where(mistake.pos[0]),
    next: 'Correct the line, or quote the value.',
  }
}

function toRoot(yaml: Yaml, where: (offset: number) => string): JsonObject {
  const root = toPlainData(yaml, where)
  if (isObject(root)) return root
  const next = 'Begin with `openapi: 3.1.1`, or choose another file.'
  throw new DocumentError('syntax', [{ what: 'This is no OpenAPI document: it holds no object.', where: where(0), next }])
}

function toPlainData(yaml: Yaml, where: (offset: number) => string): unknown {
  try {
    return yaml.toJS()
  } catch (error) {
    // Aliases that multiply beyond measure or name no anchor are found only here, and without a position.
    const what = `The aliases (\`*name\`) cannot be resolved: ${error instanceof Error ? error.message : String(error)}.`
    const problem = { what, where: where(aliasOffset(yaml)), next: 'Write the values out, or use `$ref`.' }
    throw new DocumentError('syntax', [problem], { cause: error })
  }
}

function aliasOffset(yaml: Yaml): number {
  let offset = 0
  visit(yaml, {
    Alias(_, alias) {
      offset = alias.range?.[0] ?? offset
      return alias.resolve(yaml) ? undefined : visit.BREAK
    },
  })
  return offset
}

function offsetOf(yaml: Yaml, pointer: Pointer): number {
  let node: Node | null | undefined = yaml.contents as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const key of keysIn(pointer) ?? []) {
    const step = stepInto(isAlias(node) ? node.resolve(yaml) : node, key)
    if (!step) break
    node = step.node
    offset = step.offset ?? offset
  }
  return offset
}

function stepInto(node: Node | null | undefined, key: string): { node: Node | null; offset: number | undefined } | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(key)]
    return item && { node: item, offset: item.range?.[0] }
  }
  if (!isMap<Node, Node>(node)) return undefined
  const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key)
  return pair && { node: pair.value, offset: pair.key.range?.[0] }
}
