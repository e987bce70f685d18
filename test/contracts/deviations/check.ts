import { type Report, verify } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import type { ApiName, Asked, Deviation } from './deviation.ts'
import { type Difference, differencesOf } from './left-behind.ts'
import { mockOf } from './mocks.ts'
import { type Layers, serve } from './server.ts'

/** What a run against a server found. */
export interface Checked {
  readonly findings: Report['findings']
  /** What the run said it could not put back. */
  readonly unrestored: readonly string[]
  /** What the server remembers otherwise than before. */
  readonly differences: readonly Difference[]
  readonly durationMs: number
  readonly report: Report
}

const documentOf = { milvus: milvusDocument, uiza: uizaDocument } as const

/** Runs everything against one server, over real HTTP. */
export async function check(api: ApiName, layers: Layers, { asked = {}, seed = 'a' }: { asked?: Asked; seed?: string } = {}) {
  const mock = layers.mock ?? mockOf[api]()
  const server = await serve({ ...layers, mock })
  try {
    const before = await mock.snapshot()
    const report = await verify({
      documents: [documentOf[api]()],
      target: server.url,
      mock: false,
      // A server of the tests' own: nobody misses what is changed there.
      allow: 'all',
      selection: {},
      timeoutMs: 10_000,
      now: Date.now,
      createId: createIds(seed),
      ...asked,
    })
    const { findings, unrestored, durationMs } = report
    const differences = differencesOf(before, await mock.snapshot())
    return { findings, unrestored, differences, durationMs, report } satisfies Checked
  } finally {
    await server.close()
  }
}

/** Ids that are the same in every run with the same seed. */
function createIds(seed: string): () => string {
  let count = 0
  return () => `${seed}${(count++).toString(36).padStart(2, '0')}`
}

/** One line for each finding: what one needs to see why a server was caught or not. */
export const describeFindings = (findings: Report['findings']): readonly string[] =>
  findings.map(
    ({ severity, rule, pointer, message, cases }) => `${severity} ${rule} ${pointer || '-'} ${message} [${cases.join(', ')}]`,
  )

/** Whether one of the findings says what is wrong. */
export const isCaught = (
  { rules, severity, says = /./ }: Pick<Deviation, 'rules' | 'severity' | 'says'>,
  findings: Report['findings'],
): boolean => findings.some((one) => rules.includes(one.rule) && one.severity === (severity ?? 'error') && says.test(one.message))
