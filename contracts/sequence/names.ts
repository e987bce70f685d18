import {
  type Answer,
  annotationsOf,
  type Document,
  escapeKey,
  fieldsOf,
  fieldValue,
  type Json,
  type Operation,
  type Pointer,
  type RequestExample,
  schemaAt,
  schemaBelow,
  textOf,
  valueAt,
  withField,
  withValueAt,
} from '#openapi'
import { effectsOf, sentAt } from '#openapi/effects'
import { valueFor } from '#openapi/values'

/** What stands in this case for what the document says: `milvusAdmin` → `milvusAdmin_k3f9`. */
export type Names = ReadonlyMap<Json, Json>

/**
 * Gives a fresh value for each value of a request that may have one (`x-identity`).
 *
 * @param id Text nobody has seen before.
 */
export function freshNames(document: Document, operation: Operation, request: RequestExample, id: string): Names {
  const key = freshKey(document, operation, request, id)
  const schema = operation.requestBody?.schema
  if (schema === undefined || request.body === undefined) return new Map(key)
  const identities = identitiesOf(document, operation, request.body).flatMap((at) => {
    const literal = valueAt(request.body, at)
    if (typeof literal !== 'string') return []
    const valid = (name: string) => document.validate(schema, withField(request, `body${at}`, name).body, 'request').length === 0
    const fresh =
      freshName(literal, id).find(valid) ?? patterned(document, schemaBelow(document.model.root, schema, at), id).find(valid)
    // What can have no other name keeps the one it has, or the one somebody else gives it.
    return fresh === undefined ? [] : [[literal, fresh] as const]
  })
  return new Map([...identities, ...key])
}

/** Where no text with the id in it is allowed, one that the schema makes of the id: `ABC-1234`. */
function patterned(document: Document, schema: Pointer | undefined, id: string): readonly string[] {
  if (schema === undefined || schemaAt(document.model, schema)?.pattern === undefined) return []
  return ['a', 'b', 'c'].flatMap((round) => {
    const made = valueFor(document, schema, { direction: 'request', seed: `${id} ${round}`, examples: false })
    return 'value' in made && typeof made.value === 'string' ? [made.value] : []
  })
}

/** The key that a request says itself for what it creates: with the one of another record it would replace that. */
function freshKey(
  document: Document,
  operation: Operation,
  request: RequestExample,
  id: string,
): readonly (readonly [Json, Json])[] {
  const { value: effect } = effectsOf(document).of(operation)
  const field = effect.kind === 'create' || 'creates' in effect ? effect.key : undefined
  const literal = field === undefined ? undefined : fieldValue(request, field)
  if (field === undefined || literal === undefined) return []
  const { schema: body } = operation.requestBody ?? {}
  const schema = operation.parameters.find(({ in: place, name }) => `${place}.${name}` === field)?.schema
  const keeps = (at: Pointer | undefined, value: Json | undefined) =>
    at === undefined || value === undefined || document.validate(at, value, 'request').length === 0
  const fresh = freshKeys(literal, id).find((key) => {
    const named = withNames(request, new Map([[literal, key]]))
    return keeps(body, named.body) && keeps(schema, key)
  })
  if (fresh === undefined) return []
  const said = 'creates' in effect ? saidInBody(document, operation, request) : undefined
  return [[literal, fresh], ...(said === undefined ? [] : [[said, fresh] as const])]
}

/** What a body that is put at a path says the key is: it has to be the one in the path. */
function saidInBody({ model }: Document, operation: Operation, { body }: RequestExample): Json | undefined {
  const { value: effect } = effectsOf({ model }).of(operation)
  const { property } = ('of' in effect ? effect.of.key : undefined) ?? {}
  const at = 'of' in effect ? sentAt(model, operation, effect.of) : undefined
  return property === undefined || at === undefined ? undefined : valueAt(body, `${at}/${escapeKey(property)}`)
}

/** Lists forms a fresh key may have: a name, a UUID, or a number. */
export function freshKeys(literal: Json, id: string): readonly Json[] {
  const number = Number.parseInt(id, 36) % 100_000_000
  if (typeof literal === 'number') return [literal + number]
  if (typeof literal !== 'string') return []
  const uuid = literal.replace(/[0-9a-f]{8}$/i, number.toString(16).padStart(8, '0'))
  return [...freshName(literal, id), uuid].filter((key) => key !== literal)
}

/** Where in a body values are that have to be new each time: as the document says, else what is called like a name. */
function identitiesOf(document: Document, { requestBody, undo }: Operation, body: Json): readonly string[] {
  const said = annotationsOf(document.model, requestBody?.schema ?? '', 'x-identity', body).map(({ at }) => at)
  if (said.length > 0 || undo?.inferred === undefined) return said
  const texts = [...fieldsOf({ parameters: {}, body })].filter(([, value]) => typeof value === 'string')
  const places = texts.map(([field]) => field.slice('body'.length))
  const named = places.filter((at) => /(name|email|slug|title|code|login|user|key|sku|isbn|number|label)$/i.test(at))
  return named.length > 0 ? named : places.slice(0, 1)
}

/** Lists forms a fresh name may have, the plainest first: not every schema allows every one. */
export function freshName(literal: string, id: string): readonly string[] {
  const [local, domain] = literal.split('@')
  if (domain !== undefined) return [`${local}_${id}@${domain}`, `${local}${id}@${domain}`]
  return [`${literal}_${id}`, `${literal}-${id}`, `${literal}${id}`, `${literal.slice(0, 8)}${id}`]
}

/** Gives a request with every named value replaced. */
export function withNames(request: RequestExample, names: Names): RequestExample {
  let named = request
  for (const [field, value] of fieldsOf(request)) if (names.has(value)) named = withField(named, field, names.get(value))
  return named
}

/** Gives a text with every named value in it replaced, the longest first: `milvusReader:Re4d-only` → `milvusReader_k3f9:Re4d-only`. */
export function textWithNames(text: string, names: Names): string {
  const longestFirst = [...names].toSorted(([one], [other]) => textOf(other).length - textOf(one).length)
  const [found] = longestFirst.filter(([literal]) => typeof literal === 'string' && literal !== '' && text.includes(literal))
  return found ? text.replaceAll(textOf(found[0]), () => textOf(found[1])) : text
}

/** What an answer gave a value of its own (`x-volatile: unique`): the documented literal → the actual value. */
export function givenNames(document: Document, { schema, value }: Answer, actual: Json | undefined): Names {
  if (schema === undefined || value === undefined) return new Map()
  const unique = annotationsOf(document.model, schema, 'x-volatile', value).filter((annotation) => annotation.value === 'unique')
  return new Map(
    unique.flatMap(({ at }) => {
      const [literal, given] = [valueAt(value, at), valueAt(actual, at)]
      return literal === undefined || given === undefined ? [] : [[literal, given] as const]
    }),
  )
}

/** Gives a documented answer as it must be in this case: every named value replaced, inside texts where the document says so. */
export function answerWithNames(answer: Answer, names: Names): Answer {
  if (answer.value === undefined) return answer
  let value: Json | undefined = withNames({ parameters: {}, body: answer.value }, names).body
  for (const { at, text } of Object.values(answer.values).flat()) {
    const whole = valueAt(value, at)
    const name = text === undefined ? undefined : names.get(text)
    if (text !== undefined && name !== undefined && typeof whole === 'string')
      value = withValueAt(value, at, whole.replace(text, textOf(name)))
  }
  return { ...answer, value: value ?? null }
}
