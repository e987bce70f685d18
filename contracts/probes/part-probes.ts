import {
  type Document,
  escapeKey,
  type Field,
  isObject,
  type Json,
  type Operation,
  type Pointer,
  propertiesAt,
  type RequestExample,
  schemaAt,
  withField,
} from '#openapi'
import { valueFor } from '#openapi/values'
import { absences, breaches } from './breaches.ts'
import { isAllowed } from './breaks.ts'
import { judgedValues } from './judged.ts'
import type { Probe } from './probe.ts'
import { nameOf } from './rule.ts'

/** A part of a body that the request does not show, valid as it is: it is put there as a whole, with one thing in it broken. */
interface Part {
  readonly field: Field
  readonly schema: Pointer
  readonly value: Json
}

/** Lists what can be broken in what a request leaves out: objects and lists that are optional, and the other branches of a choice. */
export function partProbes(document: Document, operation: Operation, request: RequestExample): readonly Probe[] {
  return [...optionalParts(document, operation, request), ...branchParts(document, operation, request)].flatMap((part) =>
    probesOfPart(document, operation, request, part),
  )
}

function optionalParts(document: Document, operation: Operation, { body }: RequestExample): readonly Part[] {
  const { schema = '' } = operation.requestBody ?? {}
  if (!isObject(body)) return []
  return [...propertiesAt(document.model.root, schema)].flatMap(([name, place]) =>
    name in body ? [] : partOf(document, operation, `body/${escapeKey(name)}`, place),
  )
}

/** The branches of `oneOf` and `anyOf` that an object may be of, whichever of them the request shows. */
function branchParts(document: Document, operation: Operation, { body }: RequestExample): readonly Part[] {
  return judgedValues(document, operation, body ?? null).flatMap(({ at, schemas, value }) =>
    !isObject(value)
      ? []
      : schemas.flatMap(({ pointer, schema }) =>
          (['oneOf', 'anyOf'] as const).flatMap((keyword) =>
            (Array.isArray(schema[keyword]) ? schema[keyword] : []).flatMap((_, index) => {
              const branch = `${pointer}/${keyword}/${index}`
              const isShown = document.validate(branch, value, 'request').length === 0
              return isShown
                ? [{ field: `body${at}` as const, schema: branch, value }]
                : partOf(document, operation, `body${at}`, branch)
            }),
          ),
        ),
  )
}

function partOf(document: Document, operation: Operation, field: Field, schema: Pointer): readonly Part[] {
  const { readOnly } = schemaAt(document.model, schema) ?? {}
  if (readOnly) return []
  const made = valueFor(document, schema, { direction: 'request', seed: operation.id })
  return 'value' in made && typeof made.value === 'object' && made.value !== null ? [{ field, schema, value: made.value }] : []
}

function probesOfPart(document: Document, operation: Operation, request: RequestExample, part: Part): readonly Probe[] {
  const { requestBody } = operation
  const whole = withField(request, part.field, part.value)
  const isValid = ({ body }: RequestExample) => requestBody !== undefined && isAllowed(document, requestBody, body)
  if (!requestBody || !isValid(whole)) return []
  const alone: Operation = { ...operation, requestBody: { ...requestBody, schema: part.schema } }
  const shown: RequestExample = { parameters: {}, body: part.value }
  return judgedValues(document, alone, part.value).flatMap((judged) => {
    const probed = { document, operation: alone, request: shown, judged, field: `body${judged.at}`, role: 'plain' } as const
    return [...absences(probed), ...breaches(probed)].flatMap((probe): readonly Probe[] => {
      const { touch } = probe
      if (!touch || touch.made) return []
      const value = withField(shown, touch.field as Field, touch.value).body
      if (value === undefined || isValid(withField(request, part.field, value))) return []
      const inside = nameOf(judged.at)
      const name = `${nameOf(part.field.slice('body'.length))}${inside === 'body' ? '' : `.${inside}`}`
      const renamed = (text: string) => text.replace(inside, name)
      return [
        {
          ...probe,
          name: renamed(probe.name),
          promise: renamed(probe.promise),
          otherwise: renamed(probe.otherwise),
          touch: { ...touch, field: part.field, value },
        },
      ]
    })
  })
}
