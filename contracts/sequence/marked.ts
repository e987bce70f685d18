import { type Document, type Field, fieldsOf, fieldValue, type Operation, type RequestExample, textOf, withField } from '#openapi'
import { referencesIn } from '../reach/placeholder.ts'
import { freshName } from './names.ts'

/** A request that breaks a rule, and the one it was made of. */
export interface Broken {
  readonly values: RequestExample
  readonly base: RequestExample
  /** What is wrong with it. */
  readonly field: Field
}

/**
 * Writes an id of the run into another text of a request that lost the one it had: what a server makes of it, though it should not, can be
 * told from what is somebody else's.
 */
export function marked(document: Document, operation: Operation, { values, base, field }: Broken, id: string): RequestExample {
  const { requestBody } = operation
  const before = fieldValue(base, field)
  if (!requestBody || before === undefined || !field.startsWith('body')) return values
  const faults = (body: RequestExample['body']) => document.validate(requestBody.schema, body, 'request').length
  const count = faults(values.body)
  // With another text, what names a record names none.
  const references = referencesIn(document, operation, values).map((one) => one.field)
  const texts = [...fieldsOf({ parameters: {}, body: values.body ?? null })].filter(
    ([at, value]) => typeof value === 'string' && value !== '' && !`${at}/`.startsWith(`${field}/`) && !references.includes(at),
  )
  for (const [at, text] of texts) {
    const found = freshName(textOf(text), id)
      .map((name) => withField(values, at, name))
      .find((one) => faults(one.body) === count)
    if (found) return found
  }
  return values
}
