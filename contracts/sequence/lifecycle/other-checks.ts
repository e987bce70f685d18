import type { Json, Operation } from '#openapi'
import type { Check } from '../../cases/lifecycle.ts'
import { holdsAny } from '../../cases/lists.ts'
import { fieldsIn, isSame } from '../../exchange/same-value.ts'
import type { Differing } from '../differing.ts'
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

/** The entries of a page that has a record, by key. */
export type Page = ReadonlyMap<string, Json>

/** The page that has a record, before anything is done to it; empty where no list has it. */
export function* pageWith(living: Living, one: Made): Sequence<Page> {
  const { list } = living.life
  const looked = list && (yield* lookFor(living, list, one, listRequest(living, list, one)))
  if (!list || !looked?.isThere) return new Map()
  const reply = yield* send({ request: looked.request, trial: true })
  return reply.outcome === 'success' ? entriesByKey(living, list, reply.values?.response.body) : new Map()
}

/** What was done to a record makes no second one like it, and gives no other what was meant for it. */
export function* checkCopies(
  living: Living,
  operation: Operation,
  { one, before }: { readonly one: Made; readonly before: Page },
): Sequence {
  const { list } = living.life
  const key = keyOfRecord(living, one)
  const texts = Object.values(one.kept).filter((value) => typeof value === 'string' && living.facts.isOwn?.(value))
  if (!list || key === undefined || (texts.length === 0 && before.size === 0)) return
  const check = { check: 'others', operation } as const
  const looked = yield* lookFor(living, list, one, listRequest(living, list, one))
  if (!looked?.isThere) return
  const isCopy = (entry: Json) => texts.length > 0 && texts.every((text) => holdsAny(entry, [text]))
  yield* send({
    case: caseIn(living, check),
    request: looked.request,
    expected: {
      ...promised(living, check, 'the list is refused'),
      holds: (body) => {
        const others = [...entriesByKey(living, list, body)].filter(([other]) => other !== key)
        const copy = others.find(([, entry]) => isCopy(entry))
        if (copy) return differing('an update made another record like the one it changed', [key], [key, copy[0]])
        const [spread] = others.flatMap(([other, entry]) => spreadTo(one, before.get(other), entry).map((name) => [other, name]))
        return spread && differing(`an update also changed \`${spread[1]}\` of another record`, 'unchanged', spread[0] ?? '')
      },
    },
  })
}

/** Properties that another record did not have like this before, and has now as this one does. */
function spreadTo({ kept }: Made, before: Json | undefined, now: Json): readonly string[] {
  const [was, is] = [fieldsIn(before), fieldsIn(now)]
  if (!was || !is) return []
  return Object.keys(kept).filter((name) => isSame(kept[name] ?? null, is[name]) && !isSame(was[name] ?? null, is[name]))
}

const differing = (message: string, expected: Json, actual: Json): Differing => ({
  message,
  pointer: '',
  expected,
  actual,
  cause: message,
})
