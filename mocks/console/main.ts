import { html, render } from 'htm/preact'
import { App } from './app.ts'

const place = document.getElementById('console')
if (place) {
  place.replaceChildren()
  render(html`<${App} />`, place)
}
