import { describe, expect, it } from 'vitest'
import { kinto } from './kinto.ts'
import { differences, readExchanges } from './replay.ts'
import { wiremock } from './wiremock.ts'

/**
 * What real servers were sent, and the statuses they responded with, recorded on 26 November 2026. A mock can do what a document says and
 * no more, so each difference has its reason here; an overlay can say what the document leaves out.
 */
describe('traffic of a real server, sent to the mock of its document', () => {
  it('is responded to as WireMock 3.13.2 does, where its document says so', async () => {
    const exchanges = readExchanges('wiremock.jsonl')
    const different = await differences(wiremock, exchanges)
    expect(different).toEqual({
      // The server fails: an offset beyond the end of the list.
      'list beyond': '500, the mock 200',
      // The document has an operation that this version of the server has no more.
      'reset journal': '404, the mock 200',
      // The schema asks for one of two delays, and the server for none of them.
      settings: '200, the mock 400',
    })
    expect(same(exchanges, different)).toBeGreaterThanOrEqual(0.95)
  })

  const kintoDiffers = {
    // The server fails.
    version: '500, the mock 200',
    // The document has no security scheme: nothing says that a password is judged.
    'account wrong': '401, the mock 200',
    'old password': '401, the mock 200',
    // Who reads a collection of a bucket that is gone is refused as nobody is who reads one that is gone from a bucket there is.
    'collection of gone': '403, the mock 404',
  }

  it('is responded to as Kinto 26.5.0 does, but for the buckets it hides', async () => {
    const exchanges = readExchanges('kinto.jsonl')
    const different = await differences(kinto, exchanges)
    // The document says 404 of what is not there, and so does the server of everything but a bucket.
    const hidden = ['bucket unknown', 'bucket patch unknown', 'bucket gone', 'bucket delete again', 'collections of unknown']
    expect(different).toEqual({ ...kintoDiffers, ...Object.fromEntries(hidden.map((name) => [name, '403, the mock 404'])) })
  })

  it('is responded to as Kinto 26.5.0 does with an overlay that says which failure an unknown bucket gets', async () => {
    const exchanges = readExchanges('kinto.jsonl')
    const overlay = new URL('kinto.overlay.yaml', import.meta.url)
    const different = await differences(kinto, exchanges, overlay)
    expect(different).toEqual(kintoDiffers)
    expect(same(exchanges, different)).toBeGreaterThanOrEqual(0.95)
  })
})

/** The share of responses that are as the server's. */
const same = ({ length }: readonly unknown[], different: object): number => 1 - Object.keys(different).length / length
