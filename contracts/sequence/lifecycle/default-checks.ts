import type { RequestExample } from '#openapi'
import type { Fields } from '../../exchange/same-value.ts'
import { defaultsOf } from '../../reach/defaults.ts'
import { type Sequence, send } from '../step.ts'
import { differenceFrom } from './compare-record.ts'
import { aboutRecord, caseIn, type Living, leave, type Made, promised, recordIn } from './living.ts'
import { withoutOptional } from './without-optional.ts'

type Create = (living: Living, documented: RequestExample) => Sequence<Made | { readonly reason: string }>

/** Creates a record of what is required alone: it has the documented defaults of the rest. */
export function* checkDefaults(living: Living, create: Create, documented: RequestExample): Sequence {
  const { facts, life, told } = living
  const { creator, collection, read } = life
  if (!life.hasDefaults) return
  const less = withoutOptional(facts.document, creator, collection, documented)
  const made = less && (yield* create(living, less))
  const request = made && !('reason' in made) && read ? aboutRecord(living, read, made) : undefined
  if (!made || 'reason' in made || !read || !request)
    return yield* leave(living, made && 'reason' in made ? made.reason : 'nothing can be left out', ['defaults'])
  const { kept } = made
  const presets: Fields = Object.fromEntries(
    Object.entries(defaultsOf(facts.document, creator, collection)).filter(([name]) => !(name in kept)),
  )
  const check = { check: 'defaults', operation: creator } as const
  const words = 'a property that a create request left out has another value than its default'
  yield* send({
    case: caseIn(living, check),
    request,
    expected: {
      ...promised(living, check, 'the created record cannot be read'),
      holds: (body) => differenceFrom(presets, recordIn(living, read, body), { words, told, lists: true }),
    },
  })
}
