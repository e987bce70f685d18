import type { Report, ReportedCase } from '#contracts'

/** The parts of a case that do not matter here. */
export function caseOf(name: string, rest: Partial<ReportedCase> = {}): ReportedCase {
  const [api, operation, kind] = ['milvus', 'updatePassword', rest.kind ?? 'examples']
  const common = { id: [api, operation, kind, name].join('/'), api, operation, kind, name, file: 'openapi/milvus.yaml' } as const
  return { ...common, promise: 'It is as documented.', status: 'passed', httpStatus: 200, durationMs: 1.4, findings: [], ...rest }
}

/** A status that is not the documented one. */
export const wrongStatus: ReportedCase['findings'][number] = {
  operation: 'updatePassword',
  rule: 'status',
  severity: 'error',
  message: 'expected status 200, actual 500: "<oops>", 100 %',
  pointer: '',
  expected: 200,
  actual: 500,
  source: 'openapi/milvus.yaml:91:9',
  place: '#/paths/~1change/post/responses/200',
  evidence: 'documented',
  advice: 'Change the server: return the documented status.',
  cause: '200 → 500',
  undocumented: true,
}

/** A text that was only observed. */
export const otherWords: ReportedCase['findings'][number] = {
  operation: 'updatePassword',
  rule: 'value',
  severity: 'warning',
  message: '/message: expected "old", actual "new"',
  pointer: '/message',
  expected: 'old',
  actual: 'new',
  source: 'openapi/milvus.yaml:104:17',
  place: '#/components/examples/wrongPassword',
  evidence: 'observed',
  advice: 'Decide: this was observed, not documented.',
  cause: '#/components/examples/wrongPassword',
}

const exchange: ReportedCase['exchange'] = {
  request: {
    method: 'POST',
    url: 'http://127.0.0.1:4010/change',
    headers: { Authorization: 'Bearer $TOKEN' },
    body: '{"userName":"milvusAdmin","newPassword":"$NEW_PASSWORD"}',
  },
  response: { status: 500, headers: { 'content-type': 'application/json' }, body: '{"code":1,"message":"<oops>"}' },
}

/** A run with one of everything: a failure told twice, a warning, a pass, a skip. */
export const cases: readonly ReportedCase[] = [
  caseOf('documented', {
    status: 'failed',
    httpStatus: 500,
    findings: [wrongStatus],
    exchange,
    reproduce: `curl -i -X POST 'http://127.0.0.1:4010/change'`,
    variables: [{ name: 'NEW_PASSWORD', holds: 'as in openapi/milvus.yaml:75:36' }],
  }),
  caseOf('with Request-Timeout: 30', { status: 'failed', httpStatus: 500, findings: [wrongStatus], exchange }),
  caseOf('wrongPassword', { status: 'warned', findings: [otherWords], exchange }),
  caseOf('unchanged', { kind: 'change' }),
  caseOf('no credential', { kind: 'auth', status: 'skipped', durationMs: 0, reason: 'the target asks for none' }),
]

/** The report of that run. */
export const sample: Report = {
  target: 'http://127.0.0.1:4010',
  mock: false,
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 12.3,
  documents: ['openapi/milvus.yaml'],
  summary: { passed: 1, failed: 2, warned: 1, skipped: 1 },
  coverage: { operations: 1, reached: 1, unreached: [] },
  findings: [
    {
      ...wrongStatus,
      api: 'milvus',
      cases: ['milvus/updatePassword/examples/documented', 'milvus/updatePassword/examples/with Request-Timeout: 30'],
      operations: ['updatePassword'],
    },
    {
      ...otherWords,
      api: 'milvus',
      cases: ['milvus/updatePassword/examples/wrongPassword'],
      operations: ['updatePassword'],
    },
  ],
  cases,
  unrestored: [],
  rerun: 'doublecheck verify --target=http://127.0.0.1:4010',
}

/** A report in which everything is as promised. */
export const kept: Report = {
  ...sample,
  summary: { passed: 1, failed: 0, warned: 0, skipped: 0 },
  findings: [],
  cases: [caseOf('documented')],
}
