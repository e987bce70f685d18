import { html, render } from 'htm/preact'
import { App } from './app.ts'
import { showEveryCharacter } from './visible.ts'

showEveryCharacter()
const place = document.getElementById('console')
if (place) {
  place.replaceChildren()
  render(html`<${App} />`, place)
}
