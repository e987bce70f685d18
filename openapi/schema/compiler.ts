import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonObject, Pointer } from '../model/model.ts'
import { findValue } from '../model/place.ts'
import { addEqualityKeywords } from './equality.ts'
import { addKeywords } from './keywords.ts'
import { toRegExp } from './pattern.ts'
import { createPlaces } from './places.ts'
import { judge } from './quick/judge.ts'
import { withAbsoluteReferences } from './rewrite.ts'

/** A compiled schema, or why there is none. */
interface Compiled {
  readonly check?: ValidateFunction
  readonly reason?: string
}

/** Makes the schemas of one document into code. */
export interface Compiler {
  readonly root: JsonObject
  readonly compile: (schema: Pointer) => Compiled
  /** Whether a value keeps a schema for sure, told without compiling it. Always false once it is compiled, or asked for often. */
  readonly isKept: (schema: Pointer, value: unknown) => boolean
  /** Forgets the code: it is made again when it is needed. */
  readonly release: () => void
  /** Finds the place of an object of the document, to which a schema leads. */
  readonly placeOf: (object: unknown, schema: Pointer) => Pointer | undefined
}

/** Creates a compiler. Each schema is compiled when it is first used. */
export function createCompiler(root: JsonObject): Compiler {
  const compiled = new Map<Pointer, Compiled>()
  const asked = new Map<Pointer, number>()
  let ajv: Ajv2020 | undefined
  const absolute = once(() => ({ ...withAbsoluteReferences(root, address), $id: address }))
  const compile = (schema: Pointer): Compiled => {
    if (findValue(root, schema) === undefined) return { reason: 'there is no schema' }
    try {
      ajv ??= createAjv(absolute())
      return { check: ajv.compile({ $ref: `${address}${schema}` }) }
    } catch (error) {
      return { reason: error instanceof Error ? error.message.replaceAll(address, '') : String(error) }
    }
  }
  return {
    root,
    compile: (schema) => {
      const known = compiled.get(schema) ?? compile(schema)
      compiled.set(schema, known)
      return known
    },
    isKept: (schema, value) => {
      const count = asked.get(schema) ?? 0
      if (count >= mostJudged || compiled.has(schema)) return false
      asked.set(schema, count + 1)
      return judge(root, schema, value) === true
    },
    release: () => {
      compiled.clear()
      ajv = undefined
    },
    placeOf: createPlaces(root),
  }
}

/** How many values are judged without compiling their schema: an example or two, not the traffic of a server. */
const mostJudged = 20

function createAjv(document: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    logger: false,
    validateSchema: false,
    // What this takes is half of the time to compile a schema, and makes the code no faster.
    code: { regExp: toRegExp, optimize: false },
  })
  formats.default(ajv)
  addKeywords(ajv)
  addEqualityKeywords(ajv)
  ajv.addSchema(document)
  return ajv
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const address = 'openapi://document'
