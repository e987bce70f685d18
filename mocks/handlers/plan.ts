import type { Answer, Document, Operation } from '#openapi'
import type { State } from '../store/sandbox.ts'
import type { Api } from './api.ts'
import { type Authorization, authorizationOf } from './authorization.ts'
import { type ReadBody, readJson } from './body.ts'
import { effectOperation, type Run } from './effect-operation.ts'
import { createJudge, type Judge } from './judge.ts'
import { answer, type Outcome } from './outcome.ts'
import { bodyRules, createParameterReader, judgedParameters, parameterRules } from './rules.ts'
import { readTimeLimit, type TimeLimit } from './time-limit.ts'

/** Everything about an operation that can be known before a request comes. */
export interface Plan<Records extends State<Records>, Caller> {
  readonly operation: Operation
  readonly run: Run<Records, Caller>
  readonly authorization: Authorization
  /** How long a request may take, by itself or by default. Absent: as long as it takes. */
  readonly timeLimit?: TimeLimit
  /** The operation's own response examples by name. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly body?: {
    readonly required: boolean
    readonly read: ReadBody
    readonly properties: ReadonlySet<string>
    readonly judge: Judge
  }
  readonly parameters?: { readonly read: ReturnType<typeof createParameterReader>; readonly judge: Judge }
}

/** Prepares an operation of a document. */
export function createPlan<Records extends State<Records>, Caller>(
  api: Api<Records, Caller>,
  document: Document,
  operation: Operation,
  chosen: Authorization | undefined,
): Plan<Records, Caller> {
  const { rejections, requestBody } = operation
  const typeNames = api.typeNames ?? {}
  const parameters = judgedParameters(operation)
  const plan: Plan<Records, Caller> = {
    operation,
    run: runOf(api, document, operation),
    authorization: authorizationOf(operation.security, chosen),
    answers: new Map(operation.responses.flatMap(({ examples }) => examples.map((example) => [example.name, example]))),
  }
  const rules = requestBody && bodyRules(document, requestBody.schema)
  const timeLimit = readTimeLimit(document.model, operation)
  return {
    ...plan,
    ...(timeLimit ? { timeLimit } : {}),
    ...(requestBody && rules
      ? {
          body: {
            required: requestBody.required,
            read: api.readBody ?? readJson,
            properties: new Set(Object.keys(rules.titles)),
            judge: createJudge(rules, rejections, typeNames),
          },
        }
      : {}),
    ...(parameters.length > 0
      ? {
          parameters: {
            read: createParameterReader(document, parameters),
            judge: createJudge(parameterRules(document, parameters), rejections, typeNames),
          },
        }
      : {}),
  }
}

/** An operation of the API's own, around or in the place of its effect; else the effect; else the first example. */
function runOf<Records extends State<Records>, Caller>(
  api: Api<Records, Caller>,
  document: Document,
  operation: Operation,
): Run<Records, Caller> {
  const effect = effectOperation(api, document, operation) ?? alwaysFirst(operation)
  const own = api.operations[operation.alternativeOf ?? operation.id]
  if (!own) return effect
  return (context) => own(context as never, ((changes = {}) => effect({ ...context, ...changes })) as never)
}

/** What an operation does that nobody wrote: it gives its first example. */
function alwaysFirst({ pairs, responses, id }: Operation): () => Outcome {
  const first = pairs[0]?.name ?? responses[0]?.examples[0]?.name
  return () => {
    if (first === undefined) throw new Error(`The operation "${id}" has neither code nor an example to respond with.`)
    return answer(first)
  }
}
