import { type Document, isSecretName, type Json, type Operation, type Pair, type Parameter } from '#openapi'
import { ContractError } from '../error.ts'
import type { Secret } from '../exchange/secret.ts'
import { variableName } from '../exchange/variable-name.ts'

/** A value that the run was given for a parameter. */
interface GivenValue {
  /** Only of this operation; absent: of every one that has the parameter. */
  readonly operation?: string
  readonly name: string
  readonly text: string
}

/**
 * Gives documents in which parameters have the values that a run was given. Where a record is created for a request, that is used all the
 * same: nothing else may be changed.
 *
 * @param given `NAME=VALUE` or `operationId.NAME=VALUE`; of two for one parameter the second counts where it names the operation.
 * @throws {ContractError} with exit code 2 for a parameter that no document has, and a value that its schema does not allow.
 */
export function withValues(documents: readonly Document[], given: readonly string[]): readonly Document[] {
  const values = given.map((text) => readValue(text, documents))
  if (values.length === 0) return documents
  return documents.map((document) => ({
    ...document,
    model: { ...document.model, operations: document.model.operations.map((one) => withGiven(document, one, values)) },
  }))
}

/** Lists those of the values that a document keeps secret, by their names. */
export const secretsAmong = (given: readonly string[]): readonly Secret[] =>
  given.flatMap((text) => {
    const [name = '', ...rest] = text.split('=')
    const last = name.slice(name.lastIndexOf('.') + 1)
    return isSecretName(last) ? [{ name: variableName(last), value: rest.join('=') }] : []
  })

function readValue(text: string, documents: readonly Document[]): GivenValue {
  const at = text.indexOf('=')
  if (at < 1)
    throw new ContractError(2, { what: 'A --value has no name before its "=".', next: 'Write it as --value NAME=VALUE.' })
  const [path, value] = [text.slice(0, at), text.slice(at + 1)]
  const operations = documents.flatMap(({ model }) => model.operations)
  const owner = operations.find(({ id, parameters }) => parameters.some(({ name }) => `${id}.${name}` === path))
  if (owner) return { operation: owner.id, name: path.slice(owner.id.length + 1), text: value }
  const names = [...new Set(operations.flatMap(({ parameters }) => parameters.map(({ name }) => name)))]
  if (names.includes(path)) return { name: path, text: value }
  throw new ContractError(2, {
    what: `No operation has a parameter "${path}".`,
    next: names.length === 0 ? 'No operation has parameters: omit --value.' : `Known parameters: ${names.join(', ')}.`,
  })
}

function withGiven(document: Document, operation: Operation, values: readonly GivenValue[]): Operation {
  const own = operation.parameters.flatMap((parameter) => {
    const of = values.filter(({ name, operation: id }) => name === parameter.name && (id === undefined || id === operation.id))
    const found = of.findLast((one) => one.operation !== undefined) ?? of.at(-1)
    return found ? [{ parameter, value: converted(document, parameter, found) }] : []
  })
  if (own.length === 0) return operation
  const valueFor = new Map(own.map(({ parameter, value }) => [parameter, value]))
  const [first] = operation.pairs
  return {
    ...operation,
    parameters: operation.parameters.map((one) => (valueFor.has(one) ? { ...one, example: valueFor.get(one) ?? null } : one)),
    pairs: operation.pairs.map((pair) =>
      own.reduce((rest, { parameter, value }) => withParameter(rest, first, parameter, value), pair),
    ),
  }
}

/** A pair that shows something else on purpose keeps that: another record, one that is not there. */
function withParameter(pair: Pair, first: Pair | undefined, { in: place, name }: Parameter, value: Json): Pair {
  const field = `${place}.${name}`
  const shown = pair.request.parameters[field]
  const isSame = JSON.stringify(shown) === JSON.stringify(first?.request.parameters[field])
  if (pair.name !== first?.name && !isSame) return pair
  return { ...pair, request: { ...pair.request, parameters: { ...pair.request.parameters, [field]: value } } }
}

/** A value as its schema has it: a text, else what it is in JSON, else a list with commas between its items. */
function converted(document: Document, { name, schema }: Parameter, { text }: GivenValue): Json {
  const forms = [() => text, () => JSON.parse(text) as Json, () => text.split(','), () => text.split(',').map(Number)]
  for (const form of forms) {
    const value = attempt(form)
    if (value !== undefined && document.validate(schema, value, 'request').length === 0) return value
  }
  const [violation] = document.validate(schema, text, 'request')
  throw new ContractError(2, {
    what: `The --value for "${name}" does not match its schema: it ${violation?.message ?? 'is something else'}.`,
    next: `See ${document.locate(schema)}.`,
  })
}

function attempt(form: () => Json): Json | undefined {
  try {
    return form()
  } catch {
    return undefined
  }
}
