import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Document } from '../../model/document.ts'
import type { Pointer } from '../../model/model.ts'
import type { Problem } from '../../read/error.ts'
import { childPointer, findValue, Place } from '../place.ts'
import type { Visited } from '../visit.ts'
import type { Check } from './check.ts'

/** Every schema is one that values can be judged by. */
export const checkSchemas: Check = (document, visited) => {
  const patterns = visited.filter(isSchema).flatMap((place) => checkPattern(document, place))
  if (patterns.length > 0) return patterns
  const broken = listSchemas(document, visited).flatMap((pointer) => {
    const fault = compileFault(document, pointer)
    return fault === undefined ? [] : [{ pointer, fault }]
  })
  // What refers to a broken schema is broken with it; the fault itself is told once.
  const faults = broken.flatMap(({ pointer }) => findFaults(document, pointer))
  if (faults.length > 0) return unique(faults)
  return broken.slice(0, 1).map(({ pointer, fault }) => problemOf(document, pointer, fault))
}

const isSchema = ({ kinds }: Visited): boolean => [...kinds].some((kind) => kind.toLowerCase().endsWith('schema'))

function listSchemas({ model: { root } }: Document, visited: readonly Visited[]): readonly Pointer[] {
  const components = Object.keys(new Place(root, '#/components').get('schemas')?.fields ?? {})
  const used = visited.flatMap(({ pointer }) => new Place(root, pointer).schema('schema') ?? [])
  return [...new Set([...components.map((name) => childPointer('#/components/schemas', name)), ...used])]
}

function compileFault({ validate }: Document, pointer: Pointer): string | undefined {
  try {
    validate(pointer, null)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function findFaults(document: Document, pointer: Pointer): readonly Problem[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
  void ajv.validateSchema(findValue(document.model.root, pointer) as object)
  // The fault of a keyword comes before those of the choices around it.
  const [error] = ajv.errors ?? []
  return error ? [problemOf(document, `${pointer}${error.instancePath}`, `it ${error.message}`)] : []
}

/** The meta-schema knows no regular expressions: Ajv leaves formats out of it. */
function checkPattern(document: Document, { pointer, fields }: Visited): readonly Problem[] {
  try {
    new RegExp(typeof fields.pattern === 'string' ? fields.pattern : '', 'u')
    return []
  } catch (error) {
    return [problemOf(document, `${pointer}/pattern`, error instanceof Error ? error.message : String(error))]
  }
}

const problemOf = ({ locate }: Document, pointer: Pointer, fault: string): Problem => ({
  what: `The schema is broken here: ${fault}.`,
  where: locate(pointer),
  next: 'Write it as JSON Schema 2020-12 has it.',
})

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.where + problem.what, problem])).values(),
]
