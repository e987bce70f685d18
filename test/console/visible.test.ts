import { html } from 'htm/preact'
import { describe, expect, it } from 'vitest'
import { showEveryCharacter, visible } from '../../console/visible.ts'

describe('a text in the page', () => {
  it('shows what a browser would obey', () => {
    expect(visible('a\u202eb\u001b[0m\u2066\u0000')).toBe('a\\u202eb\\u001b[0m\\u2066\\u0000')
    expect(visible('as it is: ä 日 😀\n\ttext')).toBe('as it is: ä 日 😀\n\ttext')
  })

  it('does so wherever it is written, but in a field, which is sent as it is', () => {
    showEveryCharacter()
    const text = 'a\u202eb'
    const children = (node: unknown) => (node as { readonly props: Readonly<Record<string, unknown>> }).props
    expect(children(html`<p title=${text}>${text}</p>`)).toMatchObject({ title: 'a\\u202eb', children: 'a\\u202eb' })
    expect(children(html`<p>1 ${text} 2 ${3}</p>`).children).toEqual(['1 ', 'a\\u202eb', ' 2 ', 3])
    expect(children(html`<textarea value=${text} />`)).toMatchObject({ value: text })
  })
})
