import type { Operation, Pair } from './model.ts'
import { Place } from './place.ts'
import { present } from './plain.ts'

/**
 * Pairs the request examples of an operation with the response examples of the same name, as a page needs them: no request is sent there,
 * so that only the bodies are read, and nothing of what comes before one.
 */
export function shownPairs(place: Place, operation: Omit<Operation, 'pairs'>): readonly Pair[] {
  const { id: operationId, parameters, requestBody, responses } = operation
  const answers = responses.flatMap(({ examples }) => examples)
  const shownAt = (pointer: string | undefined) =>
    pointer === undefined ? [] : new Place(place.root, pointer).entries('examples')
  const bodies = new Map(shownAt(requestBody?.contents[0]?.pointer))
  const requests = new Map([...bodies, ...parameters.flatMap(({ pointer }) => shownAt(pointer))])
  return [...requests].flatMap(([name, { pointer }]) => {
    const response = answers.find((answer) => answer.name === name)
    if (!response) return []
    const request = { parameters: {}, ...present({ body: bodies.get(name)?.fields.value }) }
    return [{ name, operationId, pointer, summary: '', evidence: operation.evidence, after: [], request, response }]
  })
}
