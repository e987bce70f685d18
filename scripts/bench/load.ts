import autocannon, { type Request } from 'autocannon'

/** Accounts the servers start with: one for each connection, so that nobody spoils another's chain of changes. */
export const users = Array.from({ length: 50 }, (_, index) => ({ userName: `bench${index}`, password: 'P@ssw0rd' }))

/** What is asked for over and over. */
export interface Load {
  readonly name: string
  readonly requests: (userName: string) => readonly Request[]
  /** Every answer has to be this one, so that no server is fast by doing something else. */
  readonly expected?: string
  /** Every response has this status instead of a success. */
  readonly status?: number
  /** The least share of the reference that will do. Default: it is only shown. */
  readonly budget?: number
}

const post = (operation: string, body: object): Request => ({
  method: 'POST',
  path: `/v2/vectordb/users/${operation}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** The values one after the other, and back to the first. */
const passwords = ['P@ssw0rd', 'P@ssw0rd!', 'An0ther-one']

export const loads: readonly Load[] = [
  {
    name: 'reads',
    requests: (userName) => [post('describe', { userName })],
    expected: '{"code":0,"data":[]}',
    budget: 0.7,
  },
  {
    name: 'refusals',
    requests: (userName) => [post('update_password', { userName, password: 'N0t-the-password', newPassword: 'P@ssw0rd!' })],
    budget: 0.7,
  },
  {
    name: 'changes',
    requests: (userName) =>
      passwords.map((password, index) =>
        post('update_password', { userName, password, newPassword: passwords[(index + 1) % passwords.length] }),
      ),
    expected: '{"code":0,"data":{}}',
    budget: 0.3,
  },
]

/**
 * Puts a load on a server.
 *
 * @returns Answers per second.
 * @throws {Error} When an answer was another one than expected.
 */
export async function measure(url: string, { requests, expected, status, name }: Load, seconds: number): Promise<number> {
  let connection = 0
  const result = await autocannon({
    url,
    connections: users.length,
    duration: seconds,
    ...(expected === undefined ? {} : { expectBody: expected }),
    setupClient: (client) => {
      client.setRequests(requests(users[connection % users.length]?.userName ?? ''))
      connection += 1
    },
  })
  const wrong = status === undefined ? result.non2xx : result.requests.total - (result.statusCodeStats[status]?.count ?? 0)
  if (result.errors + result.mismatches + wrong > 0)
    throw new Error(`${name} at ${url}: ${result.errors} errors, ${result.mismatches} other answers, ${wrong} of another status`)
  return result.requests.total / result.duration
}
