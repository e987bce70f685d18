import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Document, Violation } from '../model/document.ts'
import type { JsonObject, Pointer } from '../model/model.ts'
import { addKeywords } from './keywords.ts'
import { childPointer, followReference } from './place.ts'

/**
 * Gives the function that judges values by the schemas of a document. Each schema is compiled when it is first used.
 *
 * @throws {Error} When used with a place that holds no schema, or a broken one.
 */
export function createValidator(root: JsonObject): Document['validate'] {
  const compiled = new Map<Pointer, ValidateFunction>()
  let compile: ((schema: Pointer) => ValidateFunction) | undefined
  let pointers: WeakMap<object, Pointer> | undefined
  return (schema, value) => {
    let check = compiled.get(schema)
    if (!check) {
      compile ??= createCompiler(root)
      check = compile(schema)
      compiled.set(schema, check)
    }
    if (check(value)) return none
    pointers ??= mapPointers(root)
    const places = pointers
    return (check.errors ?? []).map((error) => toViolation(error, schema, places, root))
  }
}

const none: readonly Violation[] = Object.freeze([])

function createCompiler(root: JsonObject): (schema: Pointer) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    discriminator: true,
    logger: false,
    validateSchema: false,
  })
  formats.default(ajv)
  addKeywords(ajv)
  ajv.addSchema({ ...root, $id: address })
  return (schema) => ajv.compile({ $ref: `${address}${schema}` })
}

const address = 'openapi://document'

/** Keywords that name the property they are about, and where Ajv says its name. */
const propertyNames = ['missingProperty', 'additionalProperty', 'unevaluatedProperty', 'propertyName'] as const

function toViolation(error: ErrorObject, schema: Pointer, pointers: WeakMap<object, Pointer>, root: JsonObject): Violation {
  const { keyword, params, message = 'breaks the rule' } = error
  const named = propertyNames.map((name) => params[name]).find((name) => typeof name === 'string')
  const violation = { at: error.instancePath, keyword, rule: ruleOf(error, schema, pointers, root), message }
  const values = { expected: error.schema as unknown, actual: error.data as unknown }
  return named === undefined ? { ...violation, ...values } : { ...violation, property: named, ...values }
}

function ruleOf(error: ErrorObject, schema: Pointer, pointers: WeakMap<object, Pointer>, root: JsonObject): Pointer {
  const parent: unknown = error.parentSchema
  // By identity: Ajv's own `schemaPath` begins anew at each `$ref`.
  const holder = typeof parent === 'object' && parent !== null ? pointers.get(parent) : undefined
  // The schema `false` is its own rule, and no object that could be found again.
  return holder === undefined ? followReference(root, schema) : childPointer(holder, error.keyword)
}

function mapPointers(root: JsonObject): WeakMap<object, Pointer> {
  const pointers = new WeakMap<object, Pointer>()
  const visit = (value: unknown, pointer: Pointer): void => {
    if (typeof value !== 'object' || value === null || pointers.has(value)) return
    pointers.set(value, pointer)
    for (const [key, child] of Object.entries(value)) visit(child, childPointer(pointer, key))
  }
  visit(root, '#')
  return pointers
}
