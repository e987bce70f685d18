import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Document } from '../../model/document.ts'
import type { Pointer } from '../../model/model.ts'
import type { Problem } from '../error.ts'
import { childPointer, findValue, Place } from '../place.ts'
import type { Check } from './check.ts'

/** Every schema is one that values can be judged by. */
export const checkSchemas: Check = (document, visited) => {
  const { root } = document.model
  const used = visited
    .filter(({ fields }) => fields.schema !== undefined)
    .map(({ pointer }) => new Place(root, pointer).schema('schema'))
  const named = Object.keys(new Place(root, '#/components').get('schemas')?.fields ?? {})
  const components = named.map((name) => childPointer('#/components/schemas', name))
  const broken = [...new Set([...components, ...used])].filter(
    (pointer) => pointer !== undefined && compileFault(document, pointer),
  )
  // What refers to a broken schema is broken with it; the fault itself is told once.
  const faults = broken.flatMap((pointer) => findFaults(document, pointer as Pointer))
  const unexplained = faults.length === 0 ? broken.slice(0, 1) : []
  return [
    ...unique(faults),
    ...unexplained.map((pointer) => problemOf(document, pointer as Pointer, compileFault(document, pointer as Pointer))),
  ]
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
  formats.default(ajv)
  void ajv.validateSchema(findValue(document.model.root, pointer) as object)
  // The fault of a keyword comes before those of the choices around it.
  const [error] = ajv.errors ?? []
  return error ? [problemOf(document, `${pointer}${error.instancePath}`, `it ${error.message}`)] : []
}

const problemOf = ({ locate }: Document, pointer: Pointer, fault = ''): Problem => ({
  what: `The schema is broken here: ${fault}.`,
  where: locate(pointer),
  next: 'Write it as JSON Schema 2020-12 has it.',
})

const unique = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [problem.where + problem.what, problem])).values(),
]
