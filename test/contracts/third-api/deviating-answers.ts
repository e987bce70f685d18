import type { StationDeviation } from './deviation.ts'
import type { Answer, Asked, Parcel } from './parcel.ts'
import { createStation, documentedRules } from './station.ts'

/** A station that says something else than it does. */
const saying = (edit: (answer: Answer, asked: Asked) => Answer) => () => ({ station: createStation(documentedRules), edit })

const on = (method: string, status: number, edit: (answer: Answer, asked: Asked) => Answer) =>
  saying((answer, asked) => (asked.method === method && answer.status === status ? edit(answer, asked) : answer))

const edited =
  (edit: (parcel: Parcel) => object) =>
  (answer: Answer): Answer => ({ ...answer, body: edit(answer.body as Parcel) })

export const deviatingAnswers: readonly StationDeviation[] = [
  { name: 'stores with status 200', rules: ['status'], break: on('POST', 201, (answer) => ({ ...answer, status: 200 })) },
  {
    name: 'removes with status 200',
    rules: ['status'],
    break: on('DELETE', 204, () => ({ status: 200, type: 'application/json', body: {} })),
  },
  {
    name: 'problems as application/json',
    rules: ['content-type'],
    break: saying((answer) => (answer.status === 409 ? { ...answer, type: 'application/json' } : answer)),
  },
  {
    name: 'a problem without title',
    rules: ['schema'],
    break: saying((answer) => (answer.status === 409 ? { ...answer, body: { type: 'about:blank', status: 409 } } : answer)),
  },
  {
    name: 'the name of the receiver is left out',
    rules: ['schema'],
    break: on(
      'GET',
      200,
      edited((parcel) => ({ ...parcel, receiver: { phones: parcel.receiver.phones } })),
    ),
  },
  {
    name: 'an item says more',
    rules: ['schema'],
    break: on(
      'GET',
      200,
      edited((parcel) => ({ ...parcel, items: parcel.items.map((item) => ({ ...item, fragile: false })) })),
    ),
  },
  {
    name: 'a state that is none',
    rules: ['schema'],
    break: on(
      'GET',
      200,
      edited((parcel) => ({ ...parcel, state: 'lost' })),
    ),
  },
  {
    name: 'a stored parcel is already collected',
    rules: ['value'],
    break: on(
      'POST',
      201,
      edited((parcel) => ({ ...parcel, state: 'collected' })),
    ),
  },
  {
    name: 'one weight is another',
    rules: ['value'],
    break: on(
      'GET',
      200,
      edited((parcel) => ({ ...parcel, items: parcel.items.map(({ kind, grams }, index) => ({ kind, grams: grams + index })) })),
    ),
  },
  {
    name: 'the new code is told in a header',
    rules: ['secret'],
    break: on('PUT', 204, (answer, { body }) => ({ ...answer, headers: { 'X-Code': (body as { newCode: string }).newCode } })),
  },
  {
    name: 'the view is refused',
    rules: ['example/variant'],
    break: saying((answer, { query }) =>
      query.includes('view')
        ? { status: 422, type: 'application/problem+json', body: { type: 'about:blank', title: 'No view', status: 422 } }
        : answer,
    ),
  },
]
