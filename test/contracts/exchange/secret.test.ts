import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../contracts/exchange/secret.ts'
import { formsOf } from '../../../contracts/exchange/secret-forms.ts'

const redactorOf = (...secrets: readonly (readonly [string, string])[]) => {
  const redactor = createRedactor()
  redactor.note(secrets.map(([name, value]) => ({ name, value })))
  return redactor
}

describe('a redactor', () => {
  it('puts the name in the place of the secret, the longest first', () => {
    const { redact } = redactorOf(['OLD', 'P@ssw0rd'], ['NEW', 'P@ssw0rd!'])
    expect(redact('P@ssw0rd! is not P@ssw0rd')).toBe('$NEW is not $OLD')
  })

  it.each([
    ['in JSON', JSON.stringify('say "s3cret" \\')],
    ['in base64', Buffer.from('say "s3cret" \\').toString('base64')],
    ['in a URL', encodeURIComponent('say "s3cret" \\')],
    ['in a URL, in lower case', encodeURIComponent('say "s3cret" \\').toLowerCase()],
    ['in a form', new URLSearchParams({ a: 'say "s3cret" \\' }).toString().slice('a='.length)],
    ['in hexadecimal', Buffer.from('say "s3cret" \\').toString('hex')],
    ['in hexadecimal, in capitals', Buffer.from('say "s3cret" \\').toString('hex').toUpperCase()],
    ['in base64 for URLs', Buffer.from('say "s3cret" \\').toString('base64url')],
    ['in HTML', 'say &quot;s3cret&quot; \\'],
  ])('finds it %s', (_, form) => {
    expect(redactorOf(['WORD', 'say "s3cret" \\']).redact(`<${form}>`)).not.toContain(form.replaceAll(/^"|"$/g, ''))
  })

  it.each(['', 'a', 'ab', 'Aladdin:'])('finds it in base64 behind "%s"', (before) => {
    const text = Buffer.from(`${before}open s3same<>?~${before}`).toString('base64')
    const hidden = redactorOf(['WORD', 'open s3same<>?~']).redact(text)
    expect(hidden).toContain('$WORD')
    expect(hidden.length).toBeLessThan('$WORD'.length + 2 * (before.length * 2 + 4))
  })

  it.each([
    ['Go', '"a\\u003cb\\u003e\\u0026c/d"'],
    ['PHP', '"a<b>&c\\/d"'],
  ])('finds it as %s writes JSON', (_, json) => {
    expect(redactorOf(['WORD', 'a<b>&c/d']).redact(json)).toBe('"$WORD"')
  })

  it('leaves ordinary words alone, which a short secret would be part of', () => {
    expect(redactorOf(['PASSWORD', 'a']).redact('a string')).toBe('a string')
  })

  it('leaves none of them in any text', () => {
    const secret = fc.string({ minLength: 6, unit: 'grapheme' }).filter((text) => !/^[A-Z_$]+$/.test(text))
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        const hidden = redactorOf(['PASSWORD', value]).redact(`${before} ${value} ${after}`)
        expect(hidden).toContain('$PASSWORD')
        expect(
          formsOf(value).filter(
            ({ text: form }) => form !== '$PASSWORD' && hidden.split('$PASSWORD').some((part) => part.includes(form)),
          ),
        ).toEqual([])
      }),
    )
  })
})
