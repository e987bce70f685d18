import { options, type VNode } from 'preact'

// What a browser obeys instead of showing it: control characters, and marks that turn the direction of a text. Half a character is none.
const unseen = /(?![\t\n\r])[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/gu

/** Writes what would not be seen as JSON would: a document, or whoever sent a request, may say anything. */
export const visible = (text: string): string =>
  text.replaceAll(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Attributes whose text is shown, or read aloud. What is put into a field stays as it is: it is sent. */
const shown = ['label', 'title', 'aria-label', 'alt', 'placeholder']

/** Makes every text of the page visible, wherever it is written. */
export function showEveryCharacter(): void {
  // Nobody else has a part in this: of Preact itself, only its `compat` would.
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'string') makeVisible(vnode as VNode<Record<string, unknown>>)
  }
}

function makeVisible({ props }: VNode<Record<string, unknown>>): void {
  // A text is no node of its own here, and a page's own texts have nothing to be made visible.
  const texts = Object.entries(props).filter(([name]) => name === 'children' || shown.includes(name))
  for (const [name, value] of texts) {
    if (typeof value === 'string') props[name] = visible(value)
    else if (Array.isArray(value))
      props[name] = value.map((child: unknown) => (typeof child === 'string' ? visible(child) : child))
  }
}
