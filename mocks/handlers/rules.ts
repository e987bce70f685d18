import {
  type Document,
  escapeKey,
  type Json,
  type Operation,
  type Parameter,
  type Pointer,
  schemaAt,
  type Violation,
} from '#openapi'
import type { Rules } from './judge.ts'

/** What the schema of a body says. */
export function bodyRules(document: Document, schema: Pointer): Rules {
  const node = follow(document, schema)
  const properties = Object.entries((node.properties ?? {}) as Record<string, { readonly title?: Json }>)
  return {
    validate: (value) => document.validate(schema, value),
    title: typeof node.title === 'string' ? node.title : '',
    titles: Object.fromEntries(properties.map(([name, { title }]) => [name, typeof title === 'string' ? title : name])),
    required: new Set((node.required ?? []) as readonly string[]),
  }
}

/** What the parameters in query and path are judged by, as if they were the properties of an object. */
export function parameterRules(document: Document, parameters: readonly Parameter[]): Rules {
  return {
    validate: (values) => parameters.flatMap((one) => judgeOne(document, one, (values as Record<string, unknown>)[one.name])),
    title: '',
    titles: Object.fromEntries(parameters.map(({ name }) => [name, name])),
    required: new Set(parameters.filter(({ required }) => required).map(({ name }) => name)),
  }
}

function judgeOne(document: Document, { name, required, pointer, schema }: Parameter, value: unknown): readonly Violation[] {
  if (value !== undefined)
    return document.validate(schema, value).map((violation) => ({ ...violation, at: `/${escapeKey(name)}${violation.at}` }))
  if (!required) return []
  const rule = `${pointer}/required`
  return [{ at: '', keyword: 'required', rule, property: name, expected: true, actual: undefined, message: 'is required' }]
}

/** Gives the parameters that are judged: those in query and path. A header that cannot be read is as if absent. */
export const judgedParameters = ({ parameters }: Operation): readonly Parameter[] =>
  parameters.filter((parameter) => parameter.in !== 'header')

/** Gives the reader of parameters: each text becomes a number or boolean where its schema asks for one; absent, the default. */
export function createParameterReader(
  document: Document,
  parameters: readonly Parameter[],
): (query: string, path: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>> {
  const types = parameters.map(({ schema }) => follow(document, schema).type)
  const defaults = parameters.map(({ schema }) => schemaAt(document.model, schema)?.default)
  return (query, path) => {
    const search = new URLSearchParams(query)
    const values: Record<string, unknown> = {}
    for (const [index, parameter] of parameters.entries()) {
      const text = parameter.in === 'path' ? path[parameter.name] : (search.get(parameter.name) ?? undefined)
      const value = text === undefined ? defaults[index] : convert(text, types[index])
      if (value !== undefined) values[parameter.name] = value
    }
    return values
  }
}

function convert(text: string, type: Json | undefined): unknown {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  if ((type === 'integer' || type === 'number') && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  return text
}

/** Gives the schema object at a place, behind a bare `$ref`. */
function follow(document: Document, schema: Pointer): Readonly<Record<string, Json>> {
  const node = schemaAt(document.model, schema) ?? {}
  return typeof node.$ref === 'string' && !node.properties ? follow(document, node.$ref) : node
}
