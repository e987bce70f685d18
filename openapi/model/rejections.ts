import { ofTheDocument } from './evidence.ts'
import type { Answer, Json, JsonObject, Pointer, Rejections, Response, StateRejections } from './model.ts'
import { Place, realPlace } from './place.ts'
import { objectOf, present } from './plain.ts'
import { buildResponse } from './responses.ts'

/** The kinds of broken requests that have one answer each; `invalid` has one per rule. */
export const rejectionKinds = [
  'unauthenticated',
  'unparsable',
  'bodyless',
  'notAnObject',
  'mistyped',
  'incomplete',
  'empty',
  'noOperation',
  'wrongMethod',
  'timedOut',
  'broken',
  'trailingSlash',
  'trailingSlashOfGet',
  'preflight',
] as const satisfies readonly Exclude<keyof Rejections, 'invalid' | 'timeLimitHeader' | 'ignoresRest' | 'state'>[]

/** The reasons of the state to refuse a request; what answers them are examples of the operation's own. */
export const stateRejections = [
  'unknown',
  'taken',
  'stale',
  'permanent',
  'inUse',
] as const satisfies readonly (keyof StateRejections)[]

/**
 * Reads `x-rejections`.
 *
 * @param inherited Those of the document, for an operation's own: each entry replaces the inherited one.
 * @param responses The operation's own.
 */
export function readRejections(
  place: Place,
  inherited: Rejections = { invalid: {} },
  responses: readonly Response[] = [],
): Rejections {
  const entries = objectOf(place.fields['x-rejections'])
  const own = rejectionKinds.flatMap((kind) => {
    const answer = readAnswer(place, entries[kind])
    return answer ? [[kind, answer] as const] : []
  })
  const invalid = Object.entries(objectOf(entries.invalid)).flatMap(([rule, entry]) => {
    const answer = readAnswer(place, entry)
    return answer ? [[realRule(place, rule), answer] as const] : []
  })
  const { header } = objectOf(entries.timedOut)
  const timeLimit = present({ timeLimitHeader: typeof header === 'string' ? header : undefined })
  const { rest } = objectOf(entries.unparsable)
  return {
    ...inherited,
    ...Object.fromEntries(own),
    ...timeLimit,
    ...(rest === 'ignored' ? { ignoresRest: true as const } : {}),
    ...(stateRejections.some((reason) => entries[reason] !== undefined) ? { state: readState(entries, responses) } : {}),
    invalid: { ...inherited.invalid, ...Object.fromEntries(invalid) },
  }
}

/** An answer for all, or one for each value. */
function readState(entries: JsonObject, responses: readonly Response[]): StateRejections {
  const examples = responses.flatMap(stateAnswers)
  const answersOf = (entry: Json | undefined) => {
    const names = typeof entry === 'string' ? { '*': entry } : objectOf(entry)
    return Object.entries(names).flatMap(([about, name]) => {
      const answer = examples.find((one) => one.name === name)
      return answer ? [[about, answer] as const] : []
    })
  }
  return Object.fromEntries(
    stateRejections.map((reason) => [reason, Object.fromEntries(answersOf(entries[reason]))]),
  ) as unknown as StateRejections
}

/** Lists what an operation can respond with where the state refuses: an example without a name is called by its status. */
export function stateAnswers({ status, examples, contents, ...shared }: Response): readonly Answer[] {
  const { mediaType, example } = contents.find((one) => one.mediaType === shared.mediaType) ?? {}
  if (examples.length > 0 || mediaType === undefined || example === undefined || typeof status !== 'number') return examples
  const { pointer, headers, schema, evidence } = shared
  return [
    { name: String(status), status, pointer, headers, mediaType, evidence, values: {}, value: example, ...present({ schema }) },
  ]
}

const realRule = (place: Place, rule: Pointer): Pointer => realPlace(place.root, rule) ?? rule

function readAnswer({ root }: Place, value: Json | undefined): Answer | undefined {
  const { status, response, example } = objectOf(value)
  if (typeof status !== 'number' || typeof response !== 'string') return undefined
  const place = new Place(root, '#').get('components')?.get('responses')?.get(response)
  if (!place) return undefined
  const { examples, mediaType } = buildResponse(place, status, ofTheDocument, { bodyless: response })
  return mediaType === undefined ? examples[0] : examples.find(({ name }) => name === example)
}

/** Lists every answer rejections lead to. */
export function listRejections(rejections: Rejections): readonly Answer[] {
  const answers = [...rejectionKinds.map((kind) => rejections[kind]), ...Object.values(rejections.invalid)]
  return answers.filter((answer) => answer !== undefined)
}
