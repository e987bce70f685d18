import type { RequestParts } from '#mocks'
import type { Deviation } from './deviation.ts'
import { type Body, isSuccess, json } from './edits.ts'
import type { Layers } from './server.ts'

/** A server whose list of everything is made in a way of its own. */
const listing =
  (
    isList: (request: RequestParts) => boolean,
    edit: (entries: readonly unknown[]) => readonly unknown[],
  ): NonNullable<Layers['response']> =>
  (response, request) =>
    isList(request) && isSuccess(response)
      ? json((body): Body => (Array.isArray(body.data) ? { ...body, data: edit(body.data) } : body))(response, request)
      : response

/** Lists what there was when it was first asked. */
function cached(): (entries: readonly unknown[]) => readonly unknown[] {
  let first: readonly unknown[] | undefined
  return (entries) => {
    first ??= entries
    return first
  }
}

/** Lists whatever it has ever listed. */
function everListed(): (entries: readonly unknown[]) => readonly unknown[] {
  const known = new Map<string, unknown>()
  return (entries) => {
    for (const entry of entries) known.set(JSON.stringify(entry), entry)
    return [...known.values()]
  }
}

/** What a server of either API can get wrong about what it lists. */
export const listRows = (isList: (request: RequestParts) => boolean): readonly Omit<Deviation, 'api' | 'family'>[] => [
  {
    name: 'what was removed stays in the list',
    leaves: { how: 'untrue', why: 'whoever only reads the list cannot tell that it is wrong' },
    severity: 'warning',
    rules: ['state/listed'],
    says: /the removed record is still in the list/,
    break: () => ({ response: listing(isList, everListed()) }),
  },
  {
    name: 'the list is that of the first time it was asked for',
    severity: 'warning',
    rules: ['state/listed'],
    says: /the (created record is not|removed record is still) in the list/,
    break: () => ({ response: listing(isList, cached()) }),
  },
]
