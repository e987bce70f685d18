import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Violation } from '../model/document.ts'
import type { JsonObject, Pointer } from '../model/model.ts'
import { childPointer, findValue, followReference } from '../model/place.ts'
import { type Direction, requiredIn } from './direction.ts'
import { addKeywords } from './keywords.ts'
import { toRegExp } from './pattern.ts'
import { createPlaces } from './places.ts'
import { judge } from './quick/judge.ts'
import { withAbsoluteReferences } from './rewrite.ts'

/** Judges values by the schemas of a document. */
export interface Validator {
  /**
   * Lists every rule of a schema that a value breaks. A schema that cannot be used is kept by every value.
   *
   * @param direction Which way the value travels: decides what `readOnly` and `writeOnly` mean. Absent: they mean nothing.
   */
  readonly validate: (schema: Pointer, value: unknown, direction?: Direction) => readonly Violation[]
  /** Why a schema cannot be used; undefined where it can. */
  readonly brokenSchema: (schema: Pointer) => string | undefined
}

/** Creates a validator. Each schema is compiled when it is first used. */
export function createValidator(root: JsonObject): Validator {
  const plain = createCompiler(root)
  const directed = new Map<Direction, Compiler>()
  const compilerFor = (direction: Direction | undefined): Compiler => {
    if (direction === undefined) return plain
    const known = directed.get(direction)
    if (known) return known
    const own = requiredIn(direction, root)
    const compiler = own === root ? plain : createCompiler(own)
    directed.set(direction, compiler)
    return compiler
  }
  return {
    validate: (schema, value, direction) => {
      const compiler = compilerFor(direction)
      if (compiler.isKept(schema, value)) return none
      const { check } = compiler.compile(schema)
      if (!check || keeps(check, value)) return none
      return (check.errors ?? []).map((error) => toViolation(error, schema, compiler))
    },
    brokenSchema: (schema) => plain.compile(schema).reason,
  }
}

/** A schema that leads to itself about the same value has no end: it cannot be used. */
function keeps(check: ValidateFunction, value: unknown): boolean {
  try {
    return check(value)
  } catch (error) {
    if (error instanceof RangeError) return true
    throw error
  }
}

/** How many values are judged without compiling their schema: an example or two, not the traffic of a server. */
const mostJudged = 4

const none: readonly Violation[] = Object.freeze([])

/** A compiled schema, or why there is none. */
interface Compiled {
  readonly check?: ValidateFunction
  readonly reason?: string
}

interface Compiler {
  readonly root: JsonObject
  readonly compile: (schema: Pointer) => Compiled
  /** Whether a value keeps a schema for sure, told without compiling it. Always false once it is compiled, or asked for often. */
  readonly isKept: (schema: Pointer, value: unknown) => boolean
  /** Finds the place of an object of the document, to which a schema leads. */
  readonly placeOf: (object: unknown, schema: Pointer) => Pointer | undefined
}

function createCompiler(root: JsonObject): Compiler {
  const compiled = new Map<Pointer, Compiled>()
  const asked = new Map<Pointer, number>()
  let ajv: Ajv2020 | undefined
  const compile = (schema: Pointer): Compiled => {
    if (findValue(root, schema) === undefined) return { reason: 'there is no schema' }
    try {
      ajv ??= createAjv(root)
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
    placeOf: createPlaces(root),
  }
}

function createAjv(root: JsonObject): Ajv2020 {
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
  ajv.addSchema({ ...withAbsoluteReferences(root, address), $id: address })
  return ajv
}

const address = 'openapi://document'

/** Keywords that name the property they are about, and where Ajv says its name. */
const propertyNames = ['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName'] as const

function toViolation(error: ErrorObject, schema: Pointer, compiler: Compiler): Violation {
  const { keyword, params, message = 'breaks the rule' } = error
  const named = propertyNames.map((name) => params[name]).find((name) => typeof name === 'string')
  const violation = { at: error.instancePath, keyword, rule: ruleOf(error, schema, compiler), message }
  const values = { expected: error.schema as unknown, actual: error.data as unknown }
  return named === undefined ? { ...violation, ...values } : { ...violation, property: named, ...values }
}

function ruleOf(error: ErrorObject, schema: Pointer, { root, placeOf }: Compiler): Pointer {
  // By identity: Ajv's own `schemaPath` begins anew at each `$ref`.
  const holder = placeOf(error.parentSchema, schema)
  // The schema `false` is its own rule, and no object that could be found again.
  return holder === undefined ? followReference(root, schema) : childPointer(holder, error.keyword)
}
