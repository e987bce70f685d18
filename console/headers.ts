import { html } from 'htm/preact'

/** The headers of a message, folded away: there are many, and the body is what one looks for. */
export function Headers({ headers }: { readonly headers: readonly (readonly [string, string])[] }) {
  return html`
    <details class="fold">
      <summary>${headers.length} headers</summary>
      <dl class="headers">${headers.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    </details>
  `
}
