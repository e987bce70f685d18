import type { Answer, Operation } from '#openapi'
import type { ResponseParts } from '../handlers/message.ts'
import { problem } from '../handlers/problem.ts'

/** Which documented answer is asked for. */
export interface Preference {
  readonly code?: number
  readonly example?: string
  /** Made up, whatever the document shows. */
  readonly dynamic?: true
}

/**
 * Reads the header `Prefer`; undefined where it asks for no answer of the document.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7240 RFC 7240}
 */
export function readPreference(header: string): Preference | undefined {
  const preferences = header
    .split(',')
    .map((text) => /^\s*(code|statuscode|example|dynamic)\s*=\s*"?([^";]*?)"?\s*(;.*)?$/i.exec(text))
  const named = preferences.flatMap((match) => (match ? [[match[1]?.toLowerCase(), match[2] ?? ''] as const] : []))
  // Of two of the same name the first counts, says the RFC.
  const saidOf = (...wanted: readonly string[]) => named.find(([name]) => wanted.includes(name ?? ''))?.[1]
  const [code, example, dynamic] = [saidOf('code', 'statuscode'), saidOf('example'), saidOf('dynamic')]
  if (code === undefined && example === undefined && dynamic !== 'true') return undefined
  return {
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { example }),
    ...(dynamic === 'true' ? { dynamic: true as const } : {}),
  }
}

/** Finds the first documented answer that fits. */
export function findAnswer(operation: Operation, { code, example }: Preference): Answer | undefined {
  return answersOf(operation).find(
    ({ status, name }) => (code === undefined || status === code) && (example === undefined || name === example),
  )
}

/** Lists the documented answers of an operation, those of `x-rejections` last. */
export function answersOf({ responses, rejections }: Operation): readonly Answer[] {
  const { invalid, timeLimitHeader: _, ignoresRest: _rest, state: _state, ...others } = rejections
  const documented = responses.flatMap(({ examples }) => examples)
  const statuses = new Set(responses.map(({ status }) => status))
  const rejected = [...Object.values(others), ...Object.values(invalid)].filter(({ status }) => statuses.has(status))
  return [
    ...documented,
    ...rejected.filter(({ name, status }) => !documented.some((one) => one.name === name && one.status === status)),
  ]
}

/** Describes the answers of an operation: `documented (200), wrongPassword (422)`. */
export const describeAnswers = (operation: Operation): string =>
  [...new Set(answersOf(operation).map(({ name, status }) => (name === String(status) ? name : `${name} (${status})`)))].join(
    ', ',
  )

/** What a preference says of itself in `Preference-Applied`. */
export const describePreference = ({ code, example, dynamic }: Preference): string =>
  [
    code === undefined ? [] : [`code=${code}`],
    example === undefined ? [] : [`example=${example}`],
    dynamic ? ['dynamic=true'] : [],
  ]
    .flat()
    .join(', ')

/** What a request gets that prefers what its operation does not have. */
export function refusePreference(operation: Operation): ResponseParts {
  const detail = `The operation "${operation.id}" has no such response. Available with Prefer: example=NAME or code=STATUS: ${describeAnswers(operation)}.`
  return problem(400, 'Bad Request', detail)
}
