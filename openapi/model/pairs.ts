import { readEvidence } from './evidence.ts'
import { listRequests, plainRequest } from './inputs.ts'
import type { Answer, Operation, Pair } from './model.ts'
import type { Place } from './place.ts'
import { listOf, present } from './plain.ts'

/** Pairs the request examples of an operation with the response examples of the same name, in the order of the requests. */
export function buildPairs(place: Place, operation: Omit<Operation, 'pairs'>): readonly Pair[] {
  const answers = operation.responses.flatMap(({ examples }) => examples)
  const requests = listRequests(place, operation)
  if (requests.length === 0) return pairWithoutRequest(operation, answers)
  return requests.flatMap(({ name, place: example, request }) => {
    const response = answers.find((answer) => answer.name === name) ?? bodylessSuccess(answers)
    if (!response) return []
    const after = listOf(example.fields['x-after']).filter((entry) => typeof entry === 'string')
    const evidence = readEvidence(example, operation.evidence)
    const summary = example.text('summary') ?? ''
    const credential = present({ credential: example.text('x-credential') })
    return [
      { name, operationId: operation.id, pointer: example.pointer, summary, evidence, after, ...credential, request, response },
    ]
  })
}

/** A success without a body has no examples that could carry the name. */
function bodylessSuccess(answers: readonly Answer[]): Answer | undefined {
  return answers.find(({ status, value, mediaType }) => status < 300 && value === undefined && mediaType === undefined)
}

/** A request that needs no example of its own: its first documented success is what it gets. */
function pairWithoutRequest(operation: Omit<Operation, 'pairs'>, answers: readonly Answer[]): readonly Pair[] {
  const response = answers.find(({ status }) => status < 300)
  const isIncomplete = operation.parameters.some(({ required, example }) => required && example === undefined)
  if (!response || isIncomplete || operation.requestBody?.required) return []
  const { name, pointer, evidence } = response
  const request = plainRequest(operation.parameters)
  return [{ name, operationId: operation.id, pointer, summary: operation.summary, evidence, after: [], request, response }]
}
