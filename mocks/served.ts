import type { Document } from '#openapi'
import type { Api } from './handlers/api.ts'
import type { OwnOperations } from './handlers/own-operation.ts'
import type { Receiver } from './handlers/receiver.ts'
import type { AnyMock, AnyState } from './mock.ts'
import type { Edition } from './sandboxes/edition.ts'
import { secretNames } from './sandboxes/secrets.ts'
import type { Units } from './sandboxes/units.ts'
import type { Steering } from './steering.ts'
import type { JudgeRecords } from './store/judge-records.ts'

/** What follows from a document. */
export interface Served {
  readonly document: Document
  readonly receiver: Receiver<AnyState>
  readonly prefixes: readonly string[]
  readonly handled: readonly string[]
}

/** What a mock tells of itself: as it is when one asks. */
export function steeringOf(
  api: Api<AnyState, unknown>,
  edition: Edition<Served, OwnOperations>,
  { named, listEntries, watch }: Units<AnyState>,
  findBrokenRecord: JudgeRecords,
): Steering & Pick<AnyMock, 'name' | 'prefixes' | 'serves'> {
  return {
    name: api.name,
    scenarios: Object.keys(api.scenarios),
    collectionNames: Object.keys(api.collections),
    recordSchemas: api.records ?? {},
    serves: (method: string, path: string) => edition.current().receiver.find(method, path) !== undefined,
    listEntries: (query = {}, more) => listEntries(query, more),
    onEntry: (listener, { sandbox, ...query } = {}) => watch({ sandbox, query, listener }),
    reload: edition.reload,
    findBrokenRecord,
    sandboxes: () => ({
      limit: named.limit,
      dropped: named.dropped(),
      sandboxes: named.list().map(({ name, requests }) => ({ name: name ?? '', requests })),
    }),
    get prefixes() {
      return edition.current().prefixes
    },
    get document() {
      return edition.current().document
    },
    get problems() {
      return edition.problems()
    },
    get secrets() {
      return new Set([...secretNames(edition.current().document.model), ...(api.secrets ?? [])])
    },
  }
}
