import { answer } from '../handlers/outcome.ts'
import type { Controlled } from './controlled.ts'
import type { Operation } from './operation.ts'

/** Tells what runs, and whether each document is served as it is on disk. */
export const getHealth =
  ({ mocks, startedAt }: Controlled): Operation<'getHealth'> =>
  () => {
    const apis = mocks.map(({ name, document, scenarios, problems }) => {
      const { title, version } = document.model
      return { name, title, version, document: document.file, scenarios, problems }
    })
    const status = apis.some(({ problems }) => problems.length > 0) ? 'stale' : 'ok'
    return answer('health', { status, startedAt: new Date(startedAt).toISOString(), apis })
  }

/** Lists the sandboxes; one that several mocks know is listed once. */
export const listSandboxes =
  ({ mocks }: Controlled): Operation<'listSandboxes'> =>
  () => {
    const lists = mocks.map(({ sandboxes }) => sandboxes())
    const requests = new Map<string, number>()
    for (const one of lists.flatMap(({ sandboxes }) => sandboxes))
      requests.set(one.name, (requests.get(one.name) ?? 0) + one.requests)
    return answer('sandboxes', {
      limit: lists[0]?.limit ?? 0,
      dropped: lists.reduce((sum, { dropped }) => sum + dropped, 0),
      sandboxes: [...requests].map(([name, count]) => ({ name, requests: count })),
    })
  }
