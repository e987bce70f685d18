import {
  type Answer,
  annotationsOf,
  type Document,
  type Json,
  keysOf,
  type Operation,
  type Pair,
  valueAt,
  withValueAt,
} from '#openapi'
import { schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import type { Reply, SendStep } from '../sequence/step.ts'

/** An example to write down. */
export interface Exported {
  readonly document: Document
  readonly operation: Operation
  readonly pair: Pair
  /** Name of the document among the sources. */
  readonly name: string
  /** What stands before an `operationId`: nothing where there is one source. */
  readonly prefix: string
}

/** A step of a workflow of Arazzo. */
export interface WorkflowStep {
  readonly stepId: string
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly value: Json }[]
  readonly requestBody?: { readonly contentType: string; readonly payload: Json }
  readonly successCriteria: readonly { readonly condition: string }[]
  readonly outputs?: Readonly<Record<string, string>>
}

/** The documented answer of a step; of one that only prepares or undoes, its operation's success. */
function answerOf({ request, expected }: SendStep): Answer | undefined {
  return expected?.answer ?? request.operation.pairs[0]?.response
}

/** Answers a step as documented. A value that is new each time is an expression, and so travels on into later requests. */
export function answerStep(document: Document, step: SendStep, stepId: string): Reply {
  const { request, expected } = step
  const answer = answerOf(step)
  const body = newPlaces(document, answer).reduce<Json | undefined>(
    (value, at) => withValueAt(value, at, `$steps.${stepId}.outputs.${outputName(at)}`),
    answer?.value,
  )
  const response = { status: answer?.status ?? 0, headers: {}, ...(body === undefined ? {} : { body }) }
  const { method, path } = request.operation
  return { outcome: expected?.outcome ?? 'success', values: { method, url: path, request: request.values, response } }
}

/** Places of an answer that have a value of their own each time. */
function newPlaces({ model }: Document, answer: Answer | undefined): readonly string[] {
  if (answer?.schema === undefined || answer.value === undefined) return []
  const found = annotationsOf(model, answer.schema, 'x-volatile', answer.value)
  return found.filter(({ value, at }) => value === 'unique' && typeof valueAt(answer.value, at) === 'string').map(({ at }) => at)
}

/** `/data/id` → `data_id` */
const outputName = (at: string): string =>
  keysOf(at)
    .join('_')
    .replaceAll(/[^\w-]/g, '_')

/** Writes a step. */
export function createStep(exported: Exported, step: SendStep, stepId: string): WorkflowStep {
  const { request } = step
  const { operation, values } = request
  const parameters = parametersOf(exported, request)
  const answer = answerOf(step)
  const places = newPlaces(exported.document, answer)
  return {
    stepId,
    operationId: `${exported.prefix}${operation.id}`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(values.body === undefined
      ? {}
      : {
          requestBody: { contentType: operation.requestBody?.mediaType ?? 'application/json', payload: values.body },
        }),
    successCriteria: criteriaOf(exported.document, answer, step.expected?.answer !== undefined),
    outputs: Object.fromEntries(places.map((at) => [outputName(at), `$response.body#${at}`])),
  }
}

function parametersOf({ document, name }: Exported, request: PlannedRequest): NonNullable<WorkflowStep['parameters']> {
  const { values, credential } = request
  const own = Object.entries(values.parameters).map(([field, value]) => {
    const [place = '', ...rest] = field.split('.')
    return { name: rest.join('.'), in: place, value }
  })
  const scheme = schemeOf(request, document.model)
  if (!scheme || credential === 'none' || own.some((one) => one.in === 'header' && one.name === scheme.field)) return own
  const token = `$inputs.${name}Token`
  const value = typeof credential === 'object' ? credential.value : scheme.prefix === '' ? token : `{${token}}`
  return [{ name: scheme.field, in: 'header', value: `${scheme.prefix}${value}` }, ...own]
}

/**
 * The status, and each value of the answer that its example binds: what varies is left out, and so are texts that are only observed, or in an
 * answer that merely prepares the case.
 */
function criteriaOf(document: Document, answer: Answer | undefined, isCase: boolean): WorkflowStep['successCriteria'] {
  if (!answer) return [{ condition: '$statusCode < 400' }]
  const varying =
    answer.schema === undefined ? [] : annotationsOf(document.model, answer.schema, 'x-volatile', answer.value ?? null)
  const leaves = leavesOf(answer.value, '').filter(({ at, value }) => {
    if (varying.some((one) => at === one.at || at.startsWith(`${one.at}/`))) return false
    return typeof value !== 'string' || (isCase && answer.evidence.level === 'documented')
  })
  const conditions = leaves.map(({ at, value }) => `$response.body#${at} == ${literal(value)}`)
  return [`$statusCode == ${answer.status}`, ...conditions].map((condition) => ({ condition }))
}

interface Leaf {
  readonly at: string
  readonly value: string | number | boolean
}

function leavesOf(value: Json | undefined, at: string): readonly Leaf[] {
  if (value === null || value === undefined) return []
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, child]) => leavesOf(child as Json, `${at}/${key}`))
  return [{ at, value }]
}

const literal = (value: Leaf['value']): string => {
  if (typeof value !== 'string') return String(value)
  return value.startsWith('$steps.') ? value : `'${value.replaceAll("'", "''")}'`
}
