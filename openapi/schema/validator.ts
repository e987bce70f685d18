import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Violation } from '../model/document.ts'
import type { JsonObject, Pointer } from '../model/model.ts'
import { childPointer, followReference } from '../model/place.ts'
import { type Compiler, createCompiler } from './compiler.ts'
import { type Direction, requiredIn } from './direction.ts'
import { judge } from './quick/judge.ts'
import { narrow } from './quick/narrow.ts'

/** Judges values by the schemas of a document. */
export interface Validator {
  /**
   * Lists every rule of a schema that a value breaks. A schema that cannot be used is kept by every value.
   *
   * @param direction Which way the value travels: decides what `readOnly` and `writeOnly` mean. Absent: they mean nothing.
   */
  readonly validate: (schema: Pointer, value: unknown, direction?: Direction) => readonly Violation[]
  /**
   * Does what `validate` does, for a value that is judged once: only those schemas are compiled in which the value is broken. That
   * another part of its schema cannot be used makes no difference.
   */
  readonly explain: Validator['validate']
  /** Whether a value keeps a schema, told without compiling it; undefined where only the compiled one can tell. */
  readonly keeps: (schema: Pointer, value: unknown, direction?: Direction) => boolean | undefined
  /** Why a schema cannot be used; undefined where it can. */
  readonly brokenSchema: (schema: Pointer) => string | undefined
  /** Forgets what was compiled: it is compiled again when it is needed. */
  readonly release: () => void
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
  const validate: Validator['validate'] = (schema, value, direction) => {
    const compiler = compilerFor(direction)
    if (compiler.isKept(schema, value)) return none
    const { check } = compiler.compile(schema)
    if (!check || keeps(check, value)) return none
    return (check.errors ?? []).map((error) => toViolation(error, schema, compiler))
  }
  return {
    validate,
    explain: (schema, value, direction) => {
      const { root: own } = compilerFor(direction)
      if (judge(own, schema, value) === true) return none
      return narrow(own, { schema, value, at: '' }).flatMap((part) =>
        validate(part.schema, part.value, direction).map((violation) => ({ ...violation, at: `${part.at}${violation.at}` })),
      )
    },
    keeps: (schema, value, direction) => judge(compilerFor(direction).root, schema, value),
    brokenSchema: (schema) => plain.compile(schema).reason,
    release: () => {
      for (const compiler of [plain, ...directed.values()]) compiler.release()
    },
  }
}

/** A schema that leads to itself about the same value, or that has a keyword of the wrong form, cannot be used: the advice tells of it. */
function keeps(check: ValidateFunction, value: unknown): boolean {
  try {
    return check(value)
  } catch {
    return true
  }
}

const none: readonly Violation[] = Object.freeze([])

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
