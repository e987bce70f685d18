import { html } from 'htm/preact'

/**
 * A text of a document, written in CommonMark: paragraphs, `code`, *emphasis* and links. Tags are left out, since they are only about how
 * it looks; anything else is shown as it is written.
 */
export function Prose({ text }: { readonly text: string }) {
  const paragraphs = withoutTags(text)
    .trim()
    .split(/\n\s*\n/)
  return paragraphs.map((paragraph) => html`<p>${spansOf(paragraph)}</p>`)
}

/** The same inside a line. */
export const Phrase = ({ text }: { readonly text: string }) => html`<span>${spansOf(withoutTags(text))}</span>`

const withoutTags = (text: string): string =>
  text
    .replaceAll(/<code>([^<]*)<\/code>/gi, '`$1`')
    .replaceAll(/<(?:br|\/p|\/li|\/h\d)\b[^<>]*>/gi, '\n\n')
    .replaceAll(/<\/?(?:p|a|b|i|em|strong|ul|ol|li|h\d|span|div)\b[^<>]*>/gi, '')

// Texts become text nodes, never markup: what looks like HTML in a document is shown, not run.
const spansOf = (text: string) => text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)\s]+\))/).map(renderSpan)

function renderSpan(span: string) {
  if (/^`.+`$/s.test(span)) return html`<code>${span.slice(1, -1)}</code>`
  if (/^\*\*.+\*\*$/s.test(span)) return html`<strong>${span.slice(2, -2)}</strong>`
  if (/^\*.+\*$/s.test(span)) return html`<em>${span.slice(1, -1)}</em>`
  const [, label, target] = /^\[([^\]]+)\]\((https?:[^)\s]+)\)$/.exec(span) ?? []
  if (target !== undefined) return html`<a href=${target} target="_blank" rel="noreferrer">${label}</a>`
  return /^\[([^\]]+)\]\(/.exec(span)?.[1] ?? span
}
