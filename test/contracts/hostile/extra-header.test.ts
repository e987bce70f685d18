import { describe, expect, it } from 'vitest'
import { readExtraHeaders, reporters } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { runVerify } from '../../../scripts/verify.ts'
import { type Answer, type Call, startDeviating, startTarget, verifyLive } from '../live/target.ts'

const value = 'Basic bWU6ZzR0ZS1zM2NyZXQ='
const headers = [{ name: 'X-Gate', value }]
const closed: Answer = { status: 403, headers: { 'content-type': 'text/html' }, body: '<title>Closed</title>' }
const isOpen = ({ headers: sent }: Call): boolean => sent['x-gate'] === value

describe('a header for a gateway', () => {
  it('is sent with every request, those that put something back among them', async () => {
    const { mock, url } = await startTarget('milvus')
    const before = await mock.snapshot()
    const shut: string[] = []
    const target = await startDeviating(url, (call, goOn) => {
      if (!isOpen(call)) shut.push(call.path)
      return isOpen(call) ? goOn() : closed
    })
    const { summary } = await verifyLive(target, milvusDocument(), { headers })
    expect(summary).toMatchObject({ failed: 0, warned: 0 })
    expect(shut).toEqual([])
    expect(await mock.snapshot()).toEqual(before)
  })

  it('is shown in no report, but named in the line that sends a request again', async () => {
    const { url } = await startTarget('milvus')
    const target = await startDeviating(url, async (call, goOn) => {
      const response = await goOn()
      const sent = String(call.headers['x-gate'])
      const tells = { ...response.headers, 'x-told': `${sent} ${sent.slice('Basic '.length)}` }
      return { ...response, headers: tells, body: response.body.replace(/\}$/, `,"gate":"${sent}"}`) }
    })
    const report = await verifyLive(target, milvusDocument(), { headers, selection: { operation: 'updatePassword' } })
    expect(report.findings.length).toBeGreaterThan(0)
    for (const render of Object.values(reporters)) expect(render(report, { color: false })).not.toContain('bWU6ZzR0ZS1zM2NyZXQ')
    const shown = report.cases.find(({ exchange }) => exchange !== undefined)
    expect(shown?.exchange?.request.headers['X-Gate']).toBe('$X_GATE')
    expect(shown?.reproduce).toContain(`-H 'X-Gate: '"$X_GATE"`)
    expect(shown?.variables).toContainEqual({ name: 'X_GATE', holds: "the value of --header 'X-Gate: …'" })
  })
})

describe('a header is refused before anything is sent', () => {
  const { model } = milvusDocument()

  it.each([
    ['s3cret-value', 'A --header has no colon.'],
    [': s3cret-value', 'A --header has no valid name before its colon.'],
    ['X Gate: s3cret-value', 'A --header has no valid name before its colon.'],
    ['X-Gate:', 'The --header "X-Gate" has no value.'],
    ['X-Gate: s3cret-value\r\nX-Other: 1', 'contains a line break or another control character.'],
    ['X-Gate: s3cret-value\u0000', 'contains a line break or another control character.'],
    ['Host: s3cret-value', 'The --header "Host" is set by the run itself.'],
    ['content-length: 7', 'The --header "content-length" is set by the run itself.'],
    ['Transfer-Encoding: chunked', 'The --header "Transfer-Encoding" is set by the run itself.'],
    ['Connection: close', 'The --header "Connection" is set by the run itself.'],
    [
      'authorization: s3cret-value',
      /^The --header "authorization" carries the credential that the document describes, .* with --token\.$/,
    ],
  ])('%j', (text, message) => {
    const read = () => readExtraHeaders([text], [model])
    expect(read).toThrow(message)
    expect(read).not.toThrow('s3cret-value')
    expect(read).toThrow(expect.objectContaining({ exitCode: 2 }))
  })

  it('where its name is given twice', () => {
    expect(() => readExtraHeaders(['X-Gate: 1', 'x-gate: 2'], [])).toThrow('The --header "x-gate" is given twice.')
  })

  it('by the command too', async () => {
    const flags = { timeout: 1, reporter: ['console'], target: 'http://127.0.0.1:9', header: ['Host: elsewhere'] }
    await expect(runVerify([], flags)).rejects.toThrow('The --header "Host" is set by the run itself. Omit it.')
  })
})
