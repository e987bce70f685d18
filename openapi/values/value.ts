import type { Document } from '../model/document.ts'
import type { Json, Pointer } from '../model/model.ts'
import { findValue } from '../model/place.ts'
import { type Attempt, type Direction, impossible } from './context.ts'
import { generate } from './generate.ts'

/** A valid value, or why none was found. */
export type Valued = { readonly value: Json } | { readonly reason: string }

/** How a value is made. */
export interface ValueOptions {
  /** Which way it travels; absent: `readOnly` and `writeOnly` mean nothing. */
  readonly direction?: Direction | undefined
  /** The same seed gives the same value. Default: empty. */
  readonly seed?: string | undefined
  /** Milliseconds since the epoch: dates are near it. Default: the clock. */
  readonly now?: number | undefined
  /** Name of what the value is for, where its schema has none: `petId`. */
  readonly name?: string | undefined
  /** Values to prefer where the schema allows them: the examples of a media type or a parameter. */
  readonly preferred?: readonly Json[] | undefined
  /** Whether the examples in schemas are taken. Default: they are. */
  readonly examples?: boolean | undefined
}

/**
 * Gives a value that a schema allows: an example of the document where there is a valid one, else one made from the schema. What it gives
 * has been validated.
 *
 * @param schema Place of the schema.
 * @returns The value, or the reason why none was found.
 * @example
 * valueFor(document, '#/components/schemas/Pet') // { value: { id: 7, name: 'Juniper', tag: 'cat' } }
 */
export function valueFor(document: Document, schema: Pointer, options: ValueOptions = {}): Valued {
  const { direction } = options
  let last: Json | undefined
  for (const value of candidates(document, schema, options)) {
    // Of a large document it takes seconds to compile the schemas of all that it begins with: most values need none of them.
    const verdict = document.keeps?.(schema, value, direction)
    if (verdict === true) return { value }
    last = value
    if (verdict === false) continue
    if (document.brokenSchema(schema) !== undefined) break
    if (document.validate(schema, value, direction).length === 0) return { value }
  }
  const broken = document.brokenSchema(schema)
  if (broken !== undefined) return { reason: `the schema cannot be used: ${broken}` }
  const [violation] = last === undefined ? [] : document.validate(schema, last, direction)
  const reason = violation ? `${violation.at || 'it'} ${violation.message}` : 'no value of its kind can be'
  return { reason: `no valid value was found: ${reason}` }
}

function* candidates(document: Document, schema: Pointer, options: ValueOptions): Generator<Json> {
  const { direction, seed = '', now = Date.now(), name = '', preferred = [], examples = true } = options
  yield* preferred
  const { root } = document.model
  const node = findValue(root, schema)
  for (const way of attempts) {
    if (way.examples && !examples) continue
    const attempt: Attempt = { root, direction, seed, now, ...way }
    const value = generate(node, { attempt, at: '', name, depth: 0, open: [] })
    if (value !== impossible) yield value
  }
}

/**
 * Each of the first ten branches is tried with the examples of its schemas and without, whole and with the least; where schemas overlap, the
 * length of a text may tell them apart.
 */
const attempts: readonly Pick<Attempt, 'branch' | 'examples' | 'least' | 'size'>[] = [
  ...Array.from({ length: 10 }, (_, branch) => [
    { branch, examples: true, least: false, size: 'ordinary' as const },
    { branch, examples: false, least: false, size: 'ordinary' as const },
    { branch, examples: true, least: true, size: 'ordinary' as const },
    { branch, examples: false, least: true, size: 'ordinary' as const },
  ]).flat(),
  ...Array.from({ length: 4 }, (_, branch) => [
    { branch, examples: false, least: false, size: 'long' as const },
    { branch, examples: false, least: false, size: 'short' as const },
  ]).flat(),
]
