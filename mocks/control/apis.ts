import { type Operation as Documented, type Json, type Model, type Pair, type Parameter, valueAt } from '#openapi'
import { answer } from '../handlers/outcome.ts'
import type { AnyMock } from '../mock.ts'
import { answersOf } from '../sandboxes/prefer.ts'
import type { Controlled } from './controlled.ts'
import type { Operation } from './operation.ts'

/** Lists the operations with their documentation and examples. */
export const listApis =
  ({ mocks }: Controlled): Operation<'listApis'> =>
  () =>
    answer('apis', { apis: mocks.map(showApi) })

function showApi({ document: { model }, scenarios }: AnyMock): object {
  const scheme = Object.values(model.securitySchemes).find((one) => one.in === 'header')
  const { name, title, version, notations } = model
  const credential = scheme && { header: scheme.field, prefix: scheme.prefix, value: scheme.credential ?? '' }
  return {
    name,
    title,
    version,
    notations,
    scenarios,
    description: textAt(model, '#/info/description'),
    ...(credential ? { credential } : {}),
    operations: model.operations.map((operation) => showOperation(model, operation)),
  }
}

function showOperation(model: Model, operation: Documented): object {
  const { id, method, path, tags, summary, description, evidence, security, requestBody } = operation
  return {
    id,
    method,
    path,
    tags,
    summary,
    description,
    evidence,
    secured: security.some((requirement) => Object.keys(requirement).length > 0),
    parameters: operation.parameters.map((parameter) => showParameter(model, parameter)),
    examples: operation.pairs.map((pair) => showExample(pair, requestBody?.mediaType)),
    answers: answersOf(operation).map(({ name, status }) => ({ name, status })),
  }
}

function showParameter(model: Model, { name, in: place, required, evidence, example, pointer }: Parameter): object {
  const description = textAt(model, `${pointer}/description`)
  return { name, in: place, required, evidence, description, ...(example === undefined ? {} : { example }) }
}

function showExample({ name, summary, evidence, credential, after, request, response }: Pair, mediaType?: string): object {
  return {
    name,
    summary,
    evidence,
    after,
    parameters: request.parameters,
    status: response.status,
    ...(credential === undefined ? {} : { credential }),
    ...(request.body === undefined ? {} : { body: request.body as Json, mediaType: mediaType ?? 'application/json' }),
    ...(response.value === undefined ? {} : { answer: response.value }),
  }
}

function textAt({ root }: Model, pointer: string): string {
  const text = valueAt(root, pointer)
  return typeof text === 'string' ? text : ''
}
