import { html } from 'htm/preact'

/** A value as indented JSON, or a text that is none as it is. It can be focused, so that a long one is scrolled with the keyboard. */
export function JsonText({ label, value }: { readonly label: string; readonly value: unknown }) {
  return html`<pre tabindex="0" role="group" aria-label=${label}><code>${pretty(value)}</code></pre>`
}

function pretty(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, undefined, 2) ?? ''
  try {
    return JSON.stringify(JSON.parse(value), undefined, 2)
  } catch {
    return value
  }
}
