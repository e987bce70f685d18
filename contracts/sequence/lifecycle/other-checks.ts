import type { Json, Operation } from '#openapi'
import type { Check } from '../../cases/lifecycle.ts'
import { holdsAny } from '../../cases/lists.ts'
import { type Sequence, send } from '../step.ts'
import { differenceFrom } from './compare-record.ts'
import { absence } from './list-checks.ts'
import { entriesByKey, listRequest, lookFor } from './list-request.ts'
import { aboutRecord, caseIn, keyOfRecord, type Living, type Made, promised, recordIn } from './living.ts'

/** Reads the record that nothing was done to. */
export function* checkOther(living: Living, operation: Operation, other: Made, words: string): Sequence {
  const { read, list } = living.life
  const check = { check: 'others', operation } as const
  // What the server keeps otherwise than sent was told already.
  for (const name of living.told) living.toldOfOther.add(name)
  if (!read && list) return yield* findOther(living, list, { check, other, words })
  const request = read && aboutRecord(living, read, other)
  if (!read || !request) return
  yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'another record is gone'),
      holds: (body) => differenceFrom(other.kept, recordIn(living, read, body), { words, told: living.toldOfOther }),
    },
  })
}

/** Where nothing reads one record, the list shows whether another is as it was. */
function* findOther(
  living: Living,
  list: Operation,
  { check, other, words }: { readonly check: Check; readonly other: Made; readonly words: string },
): Sequence {
  const looked = yield* lookFor(living, list, other, listRequest(living, list, other))
  if (!looked?.isThere && !looked?.whole) return
  const key = keyOfRecord(living, other) ?? ''
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: {
      ...promised(living, check, 'the list is refused'),
      holds: (body) => {
        const entry = entriesByKey(living, list, body).get(key)
        if (entry === undefined) return absence(`${words}: it is gone`, key)
        return differenceFrom(other.kept, entry, { words, told: living.toldOfOther, lists: true })
      },
    },
  })
}

/** What was done to a record makes no second one like it. */
export function* checkCopies(living: Living, operation: Operation, one: Made, words: string): Sequence {
  const { list } = living.life
  const key = keyOfRecord(living, one)
  const texts = Object.values(one.kept).filter((value) => typeof value === 'string' && living.facts.isOwn?.(value))
  if (!list || key === undefined || texts.length === 0) return
  const check = { check: 'others', operation } as const
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one))
  if (!looked?.isThere) return
  const copyIn = (body: Json | undefined) =>
    [...entriesByKey(living, list, body)].find(
      ([other, entry]) => other !== key && texts.every((text) => holdsAny(entry, [text])),
    )
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: {
      ...promised(living, check, 'the list is refused'),
      holds: (body) => {
        const copy = copyIn(body)
        return copy && { message: words, pointer: '', expected: [key], actual: [key, copy[0]], cause: words }
      },
    },
  })
}
