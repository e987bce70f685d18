import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import { typed } from './typed.ts'

export interface TokenFormProps {
  /** Whether the last one was not the right one. */
  readonly refused: boolean
  readonly onToken: (token: string) => void
}

/** Asks for the token of a server that can be reached from elsewhere. It stays in the page's memory. */
export function TokenForm({ refused, onToken }: TokenFormProps) {
  const [token, setToken] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    onToken(token)
  }
  return html`
    <h1>This server asks for its token</h1>
    <p>It can be reached from other machines, so it printed a token when it started.</p>
    <form class="bar" onSubmit=${submit}>
      <label>
        Token
        <input type="password" required autocomplete="off" value=${token}
          onInput=${(event: InputEvent) => setToken(typed(event))} />
      </label>
      <button class="primary">Go on</button>
    </form>
    ${refused && html`<p role="alert">Wrong token.</p>`}
  `
}
