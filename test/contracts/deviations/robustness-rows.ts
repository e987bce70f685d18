import type { RequestParts, ResponseParts } from '#mocks'
import type { Deviation } from './deviation.ts'
import { bodyOf, isChange, isSuccess, onSuccess } from './edits.ts'
import { fails, never } from './wire.ts'

type Row = Omit<Deviation, 'api' | 'family'>

const page: ResponseParts = {
  status: 502,
  headers: { 'Content-Type': 'text/html' },
  body: '<html><head><title>502 Bad Gateway</title></head></html>',
}
const broken: ResponseParts = { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'panic' }

/** Answers some requests for a change in a way of its own. */
const when =
  (fits: (request: RequestParts) => boolean, answer: ResponseParts): Row['break'] =>
  () => ({ answer: (request) => (isChange(request) && fits(request) ? answer : undefined) })

const isJson = ({ body }: RequestParts): boolean => {
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

/** Servers that break down over a request. */
export const robustnessRows: readonly Row[] = [
  {
    name: 'no answer to a change',
    rules: ['time-limit'],
    asked: { timeoutMs: 1_000 },
    break: () => ({ write: never(isSuccess) }),
  },
  {
    name: 'no answer to a refused change',
    rules: ['time-limit'],
    asked: { timeoutMs: 1_000 },
    break: () => ({ write: never((response) => !isSuccess(response)) }),
  },
  { name: 'an empty answer', rules: ['json'], break: () => onSuccess((response) => ({ ...response, body: '' })) },
  { name: 'null as answer', rules: ['schema', 'json'], break: () => onSuccess((response) => ({ ...response, body: 'null' })) },
  { name: 'the page of a gateway', rules: ['status'], break: () => onSuccess(() => page) },
  {
    name: 'the page of a gateway with status 200',
    rules: ['content-type', 'json'],
    break: () => onSuccess(() => ({ ...page, status: 200 })),
  },
  {
    name: 'breaks down from the fifth change on',
    rules: ['status', 'repeated'],
    break: () => onSuccess(fails((count) => count >= 5)),
  },
  {
    name: 'breaks down over a body that is no JSON',
    rules: ['status', 'rule/malformed'],
    break: when((request) => !isJson(request), broken),
  },
  {
    name: 'breaks down over a number as new password',
    rules: ['status', 'rule/type'],
    break: when((request) => typeof bodyOf(request).newPassword === 'number', broken),
  },
  {
    name: 'breaks down over a missing new password',
    rules: ['status', 'rule/required'],
    break: when((request) => isJson(request) && !('newPassword' in bodyOf(request)), broken),
  },
]
