import { isJson, type Operation, successOf } from '#openapi'

/**
 * What a client that knows the document accepts, where that is not JSON: what the success of an operation may be, and rather less what
 * its failures are.
 *
 * @returns undefined where JSON is all there is to ask for.
 */
export function accepted(operation: Operation): string | undefined {
  const success = successOf(operation)
  const types = success?.contents.map(({ mediaType }) => mediaType) ?? []
  if (types.length === 0 || types.some(isJson)) return undefined
  const others = operation.responses.flatMap(({ contents }) => contents.map(({ mediaType }) => mediaType))
  const failures = [...new Set([...others, 'application/json'])].filter((type) => !types.includes(type))
  return [...types, ...failures.map((type) => `${bare(type)};q=0.5`)].join(', ')
}

const bare = (type: string): string => type.split(';')[0] ?? ''
