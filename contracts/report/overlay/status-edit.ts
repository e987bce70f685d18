import { isObject, type Json, type JsonObject, valueAt } from '#openapi'

import { type Edit, set } from './drift.ts'

/**
 * Moves the example of a case to the status that came; the last example takes the whole answer with it. Without an example nothing
 * says which request gets the new status.
 */
export const moveAnswer: Edit = ({ root, operation, pair, finding: { actual } }) => {
  const place = `${operation.pointer}/responses`
  const responses = valueAt(root, place)
  if (!isObject(responses) || !pair || typeof actual !== 'number') return undefined
  const [from, to] = [String(pair.response.status), String(actual)]
  const source = resolve(root, responses[from])
  const example = source && examplesOf(source)[pair.response.name]
  // An earlier edit has moved it.
  if (!source || example === undefined) return responses[to] === undefined ? undefined : root
  const { [pair.response.name]: _, ...left } = examplesOf(source)
  const goal = resolve(root, responses[to])
  const added = { ...(goal ? examplesOf(goal) : {}), [pair.response.name]: example }
  const { [from]: whole, ...others } = responses
  const isLast = Object.keys(left).length === 0
  const moved = isLast && !goal ? whole : withExamples(goal ?? withoutLinks(source), added)
  return set(root, place, { ...others, ...(isLast ? {} : { [from]: withExamples(source, left) }), [to]: moved ?? {} })
}

/** A response by itself or by `$ref`. */
function resolve(root: JsonObject, response: Json | undefined): JsonObject | undefined {
  if (!isObject(response)) return undefined
  const { $ref } = response
  return typeof $ref === 'string' ? resolve(root, valueAt(root, $ref)) : response
}

/** The first media type is the one that is looked at. */
function mediaOf({ content }: JsonObject): readonly [string, JsonObject] | undefined {
  const [first] = isObject(content) ? Object.entries(content) : []
  return first && isObject(first[1]) ? [first[0], first[1]] : undefined
}

function examplesOf(response: JsonObject): JsonObject {
  const examples = mediaOf(response)?.[1].examples
  return isObject(examples) ? examples : {}
}

function withExamples(response: JsonObject, examples: JsonObject): JsonObject {
  const media = mediaOf(response)
  return media ? { ...response, content: { [media[0]]: { ...media[1], examples } } } : response
}

function withoutLinks(response: JsonObject): JsonObject {
  const { links: _, ...rest } = response
  return rest
}
