import { type Content, type Document, type Json, keysOf, type Operation, placeOf, type Violation } from '#openapi'

/** One thing that is wrong with a request. */
export interface Fault {
  readonly in: 'body' | 'path' | 'query' | 'header' | 'cookie' | 'querystring'
  /** Name of the parameter, or the keys that lead to a place in the body. */
  readonly keys: readonly string[]
  /** In words: `must NOT have fewer than 8 characters`. */
  readonly message: string
  /** Keyword of JSON Schema: `minLength`. */
  readonly keyword: string
}

/** Lists what is wrong with the parameters of a request. */
export function judgeInputs(
  document: Document,
  { parameters }: Operation,
  inputs: Readonly<Record<string, Json>>,
): readonly Fault[] {
  return parameters.flatMap(({ in: place, name, required, schema }): readonly Fault[] => {
    const value = inputs[`${place}.${name}`]
    if (value === undefined) return required ? [{ in: place, keys: [name], message: 'is required', keyword: 'required' }] : []
    return exact(document.validate(schema, value, 'request')).map((violation) => ({
      in: place,
      keys: [name, ...keysOf(violation.at)],
      message: violation.message,
      keyword: violation.keyword,
    }))
  })
}

/** Lists what is wrong with the body of a request. */
export function judgeBody(document: Document, { schema }: Content, value: Json): readonly Fault[] {
  if (schema === undefined) return []
  return exact(document.validate(schema, value, 'request')).map((violation) => ({
    in: 'body',
    keys: keysOf(placeOf(violation)),
    message: violation.keyword === 'required' ? 'is required' : violation.message,
    keyword: violation.keyword,
  }))
}

/** Of `anyOf` and the like only what is wrong inside is told, where that is known. */
function exact(violations: readonly Violation[]): readonly Violation[] {
  const inner = violations.filter(({ keyword }) => !['anyOf', 'oneOf', 'allOf', 'if', '$ref'].includes(keyword))
  return inner.length > 0 ? inner : violations
}

/** What is wrong, in a sentence: `body "name" is required`. */
export const describeFault = ({ in: place, keys, message }: Fault): string =>
  keys.length === 0 ? `The ${place} ${message}.` : `${place} "${keys.join('.')}" ${message}.`
