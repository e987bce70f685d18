import {
  followReference,
  type Json,
  type Model,
  type Operation,
  type Parameter,
  propertiesAt,
  type RequestExample,
  schemaAt,
} from '#openapi'
import { requestOf } from '#openapi/values'
import type { AnyMock } from '../../mock.ts'
import { writeBody } from '../../pipeline/write.ts'
import { type FieldRow, listFields } from './console-fields.ts'

/** What the console asks for when an operation is opened: too much to have it of each operation at once. */
export interface OperationDetails {
  readonly fields: readonly FieldRow[]
  /** By place and name: `query.ids`. */
  readonly styles: Readonly<Record<string, ParameterStyle>>
  /** Names of the parts that are files. */
  readonly files: readonly string[]
  /** A request the document allows; undefined where none can be made. */
  readonly request?: ReadyExample
  /** Why there is none. */
  readonly reason?: string
}

/** A request, and what has to be known to write it. */
export interface ReadyExample {
  /** By place and name: `query.id`. */
  readonly parameters: RequestExample['parameters']
  readonly mediaType?: string
  readonly body?: Json
}

/** How the value of a parameter that is a list or an object is written. */
export type ParameterStyle = Pick<Parameter, 'style' | 'explode' | 'mediaType'>

/**
 * Gives the details of an operation; undefined where there is none.
 *
 * @param query The API's name and the operation's id: `api=milvus&id=listUsers`.
 */
export function showDetails(mocks: readonly AnyMock[], query: string): OperationDetails | undefined {
  const asked = new URLSearchParams(query)
  const mock = mocks.find(({ name }) => name === asked.get('api'))
  const operation = mock?.document.model.operations.find(({ id }) => id === asked.get('id'))
  if (!mock || !operation) return undefined
  const { model } = mock.document
  const shared = { fields: listFields(model, operation), styles: stylesOf(operation), files: filesOf(model, operation) }
  const requested = requestOf(mock.document, operation)
  return 'reason' in requested
    ? { ...shared, reason: requested.reason }
    : { ...shared, request: readyOf(model, operation, requested.request) }
}

const stylesOf = ({ parameters }: Operation): OperationDetails['styles'] =>
  Object.fromEntries(
    parameters.map(({ in: place, name, style, explode, mediaType }) => [
      `${place}.${name}`,
      {
        ...(style === undefined ? {} : { style }),
        ...(explode === undefined ? {} : { explode }),
        ...(mediaType === undefined ? {} : { mediaType }),
      },
    ]),
  )

/** The properties of a form that are files. */
function filesOf(model: Model, { requestBody }: Operation): readonly string[] {
  if (!requestBody || !/^multipart\//i.test(requestBody.mediaType)) return []
  return [...propertiesAt(model.root, requestBody.schema)].flatMap(([name, at]) => {
    const schema = schemaAt(model, followReference(model.root, at))
    return schema?.format === 'binary' || schema?.contentMediaType !== undefined ? [name] : []
  })
}

function readyOf(model: Model, { requestBody }: Operation, { parameters, body }: RequestExample): ReadyExample {
  if (!requestBody || body === undefined) return { parameters }
  const { mediaType, contents } = requestBody
  const content = contents.find((one) => one.mediaType === mediaType)
  const isXml = content && /[/+]xml\b/.test(mediaType)
  return { parameters, mediaType, body: isXml ? writeBody(model, content, body) : body }
}
