import { beforeAll, describe, expect, it } from 'vitest'
import { type Report, reporters } from '#contracts'
import { isChange } from '../deviations/edits.ts'
import { verified } from './verified.ts'

let report: Report
beforeAll(async () => {
  report = await verified(
    {
      // As tactless as a server can be: everything that was sent comes back, in the body and in a header.
      response: (response, request) =>
        isChange(request)
          ? {
              ...response,
              headers: { ...response.headers, 'X-Sent': encodeURIComponent(request.body) },
              body: `${response.body}${request.body}`,
            }
          : response,
    },
    { operation: 'updatePassword', only: ['examples', 'lifecycle', 'change'] },
  )
})

describe('a server that repeats every secret', () => {
  it('is found out', () => {
    expect(report.findings.map(({ rule }) => rule)).toContain('secret')
    expect(report.cases.some(({ exchange }) => exchange?.response?.body.includes('$NEW_PASSWORD'))).toBe(true)
  })

  it.each(Object.keys(reporters) as (keyof typeof reporters)[])('is not helped by the reporter %s', (name) => {
    const text = reporters[name](report, { color: false })
    for (const secret of ['P@ssw0rd', 'P%40ssw0rd', 'N0t-the-password', 'root:Milvus']) expect(text).not.toContain(secret)
  })
})
