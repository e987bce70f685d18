import type { Report, ReportedCase } from '#contracts'

const stale: ReportedCase = {
  id: 'milvus/updatePassword/state/stale',
  api: 'milvus',
  operation: 'updatePassword',
  kind: 'state',
  name: 'stale',
  file: 'openapi/milvus.yaml',
  promise: 'What was current before the change is refused.',
  status: 'failed',
  httpStatus: 200,
  durationMs: 3.4,
  findings: [
    {
      rule: 'state/stale',
      severity: 'error',
      message: 'what was current is still accepted: <b> & "c"\u001b[31m\u0000',
      pointer: '',
      expected: 'failure',
      actual: { code: 0 },
      source: 'openapi/milvus.yaml:123:11',
      evidence: 'documented',
    },
  ],
  reproduce: "curl -i -X POST 'http://localhost:19530/users'",
}

const { reproduce: _, ...without } = { ...stale, findings: [] }

/** A run with a case of each status. */
export const report: Report = {
  target: 'http://localhost:19530',
  mock: false,
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 12.3,
  documents: ['openapi/milvus.yaml'],
  summary: { passed: 1, failed: 1, warned: 1, skipped: 1 },
  findings: stale.findings.map((finding) => ({ ...finding, cases: [stale.id] })),
  unrestored: [],
  cases: [
    { ...without, id: 'milvus/updatePassword/examples/documented', kind: 'examples', name: 'documented', status: 'passed' },
    stale,
    {
      ...stale,
      id: 'milvus/listUsers/examples/listed',
      operation: 'listUsers',
      kind: 'examples',
      name: 'listed',
      status: 'warned',
      findings: stale.findings.map((finding) => ({
        ...finding,
        severity: 'warning',
        message: 'other words',
        evidence: 'observed',
      })),
    },
    {
      ...without,
      id: 'milvus/dropUser/examples/root',
      operation: 'dropUser',
      kind: 'examples',
      name: 'root',
      status: 'skipped',
      reason: 'no subject',
    },
  ],
}
