import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanJson } from '../../../mocks/milvus/scan-json.ts'

describe('scanJson', () => {
  it.each([
    ['{"a"}', "invalid character '}' after object key"],
    ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ['{"a":1 "b"}', `invalid character '"' after object key:value pair`],
    ['[1 2]', "invalid character '2' after array element"],
    ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
    ['tru', 'unexpected end of JSON input'],
    ['trUe', "invalid character 'U' in literal true (expecting 'u')"],
    ['"a\nb"', "invalid character '\\n' in string literal"],
    ['"\\x"', "invalid character 'x' in string escape code"],
    ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
    ['{"a":"', 'unexpected end of JSON input'],
    ['', 'unexpected end of JSON input'],
    ['日', "invalid character 'æ' looking for beginning of value"],
    ['['.repeat(100_000), 'exceeded max depth'],
  ])('says of %j: %s', (text, reason) => {
    expect(scanJson(text)).toEqual({ reason })
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
