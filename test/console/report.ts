/** What a runner could have found: one promise broken, one kept. */
export const report = {
  target: 'http://127.0.0.1:1',
  durationMs: 900,
  summary: { passed: 1, failed: 1, warned: 0, skipped: 0 },
  findings: [
    {
      rule: 'state/stale',
      severity: 'error',
      message: 'the previous value is still accepted after the change',
      source: 'openapi/milvus.yaml:105:13',
      evidence: 'documented',
      cases: ['milvus/updatePassword/change/stale'],
    },
  ],
  cases: [
    { id: 'milvus/updatePassword/change/stale', api: 'milvus', operation: 'updatePassword', status: 'failed' },
    { id: 'milvus/listUsers/examples/listed', api: 'milvus', operation: 'listUsers', status: 'passed' },
  ],
  unrestored: [],
}
