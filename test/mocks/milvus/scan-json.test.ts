import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '../../../mocks/milvus/scan-json.ts'

describe('scanJson', () => {
  // Made with Go's own decoder: a text, and where its first value ends in bytes, or what `json.NewDecoder(body).Decode` says.
  const rows = readFileSync(new URL('go-decoder.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').map((cell) => JSON.parse(cell)) as [text: string, outcome: string | number])

  it('says what Go says, of every kind of text', () => {
    expect(rows.length).toBeGreaterThan(1_000)
    const told = rows.map(([text]) => {
      const scanned = scanJson(text)
      return [text, 'end' in scanned ? Buffer.byteLength(text.slice(0, scanned.end)) : scanned.reason]
    })
    expect(told).toEqual(rows)
  })

  it.each([
    ['['.repeat(10_000) + ']'.repeat(10_000), { end: 20_000 }],
    ['['.repeat(10_001), { reason: "invalid character '[' exceeded max depth" }],
    ['{"a":'.repeat(200_000), { reason: "invalid character '{' exceeded max depth" }],
  ])('reads as deep as Go: %.10s…', (text, scanned) => {
    expect(scanJson(text)).toEqual(scanned)
  })

  it('finds the end of every value, whatever follows', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '}', ' {"b":', ',x'), (text, rest) => {
        const scanned = scanJson(text + rest)
        expect('end' in scanned && JSON.parse(text.slice(0, scanned.end))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\u1-.eE tn')) }), (text) => {
        const scanned = scanJson(text)
        if ('end' in scanned) JSON.parse(text.slice(0, scanned.end))
      }),
    )
  })
})
