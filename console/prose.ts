import { html } from 'htm/preact'

/** A text of a document, written in CommonMark: paragraphs, `code` and *emphasis*. Anything else is shown as it is written. */
export function Prose({ text }: { readonly text: string }) {
  const paragraphs = text.trim().split(/\n\s*\n/)
  return paragraphs.map((paragraph) => html`<p>${spansOf(paragraph)}</p>`)
}

/** The same inside a line. */
export const Phrase = ({ text }: { readonly text: string }) => html`<span>${spansOf(text)}</span>`

// Texts become text nodes, never markup: what looks like HTML in a document is shown, not run.
const spansOf = (text: string) => text.split(/(`[^`]+`|\*[^*\s][^*]*\*)/).map(renderSpan)

function renderSpan(span: string) {
  if (/^`.+`$/s.test(span)) return html`<code>${span.slice(1, -1)}</code>`
  if (/^\*.+\*$/s.test(span)) return html`<em>${span.slice(1, -1)}</em>`
  return span
}
