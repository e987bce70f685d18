import { randomBytes } from 'node:crypto'
import { type Report, verify } from '../contracts/index.ts'
import { startServer } from '../mocks/hosts/server/index.ts'
import type { AnyMock } from '../mocks/index.ts'

/**
 * Runs the runner against a server of this process, in a sandbox of its own, so that nobody else's state is touched.
 *
 * @param api Only this one; undefined: all.
 */
export async function verifyServer(url: string, mocks: readonly AnyMock[], api: string | undefined): Promise<Report> {
  if (!url.startsWith('https:')) return verifyAt(url, mocks, api)
  // This process does not trust its own certificate: so the same mocks are asked at a plain port, for as long as it takes.
  const plain = await startServer({ mocks })
  try {
    return await verifyAt(plain.url, mocks, api)
  } finally {
    await plain.close()
  }
}

function verifyAt(url: string, mocks: readonly AnyMock[], api: string | undefined): Promise<Report> {
  const run = randomBytes(4).toString('hex')
  let count = 0
  return verify({
    documents: mocks.filter(({ name }) => api === undefined || name === api).map(({ document }) => document),
    target: `${url}/__sandbox/verify-${run}`,
    mock: true,
    selection: {},
    timeoutMs: 3_000,
    now: Date.now,
    createId: () => `${run.slice(0, 3)}${(count++).toString(36)}`,
  })
}
