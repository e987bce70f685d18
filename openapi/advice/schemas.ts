import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Document } from '../model/document.ts'
import type { Pointer } from '../model/model.ts'
import { childPointer, findValue, Place } from '../model/place.ts'
import { isObject } from '../model/plain.ts'
import type { Problem } from '../read/error.ts'
import { toRegExp } from '../schema/pattern.ts'
import type { Check } from './check.ts'
import type { Visited } from './visit.ts'

/** Every schema is one that values can be judged by. It is held against the meta-schema: to compile each takes a hundred times as long. */
export const checkSchemas: Check = (document, visited) => {
  const patterns = visited.filter(isSchema).flatMap((place) => checkPattern(document, place))
  const ajv = new Ajv2020({ strict: false, logger: false, code: { optimize: false } })
  const faults = listSchemas(document, visited).flatMap((pointer) => {
    const schema = findValue(document.model.root, pointer)
    if (typeof schema === 'boolean') return []
    if (!isObject(schema)) return [problemOf(document, pointer, 'it must be object,boolean')]
    if (ajv.validateSchema(schema) === true) return []
    // The fault of a keyword comes before those of the choices around it.
    const [error] = ajv.errors ?? []
    return error ? [problemOf(document, `${pointer}${error.instancePath}`, `it ${error.message}`)] : []
  })
  return unique([...patterns, ...faults])
}

const isSchema = ({ kinds }: Visited): boolean => [...kinds].some((kind) => kind.toLowerCase().endsWith('schema'))

function listSchemas({ model: { root } }: Document, visited: readonly Visited[]): readonly Pointer[] {
  const components = Object.keys(new Place(root, '#/components').get('schemas')?.fields ?? {})
  const used = visited.flatMap(({ pointer }) => new Place(root, pointer).schema('schema') ?? [])
  return [...new Set([...components.map((name) => childPointer('#/components/schemas', name)), ...used])]
}

/** The meta-schema knows no regular expressions: Ajv leaves formats out of it. */
function checkPattern(document: Document, { pointer, fields }: Visited): readonly Problem[] {
  try {
    toRegExp(typeof fields.pattern === 'string' ? fields.pattern : '')
    return []
  } catch (error) {
    return [problemOf(document, `${pointer}/pattern`, error instanceof Error ? error.message : String(error))]
  }
}

const problemOf = ({ locate }: Document, pointer: Pointer, fault: string): Problem => ({
  what: `The schema is invalid here: ${fault}.`,
  where: locate(pointer),
  next: 'Use a valid JSON Schema 2020-12 keyword and value.',
})

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.where + problem.what, problem])).values(),
]
