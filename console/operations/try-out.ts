import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi, CatalogOperation } from '../catalog.ts'
import { sandboxHeaders } from '../control.ts'
import { typed } from '../typed.ts'
import { type Beginning, type Draft, draftOf, readyRequest } from './draft.ts'
import { ResponsePanel } from './response.ts'
import { type Answered, send } from './send.ts'

export interface TryOutProps extends Beginning {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly sandbox: string
}

/** A form with an example filled in, and the answer to it. */
export function TryOut({ api, operation, example, generated, sandbox }: TryOutProps) {
  const begin = () => draftOf({ example, generated }, api)
  const [draft, setDraft] = useState(begin)
  const [answered, setAnswered] = useState<Answered | undefined>()
  const [waiting, setWaiting] = useState(false)
  const request = readyRequest(draft, { api, operation, origin: location.origin })
  const submit = async (event: Event) => {
    event.preventDefault()
    setWaiting(true)
    setAnswered(await send({ ...request, headers: { ...request.headers, ...sandboxHeaders(sandbox) } }))
    setWaiting(false)
  }
  return html`
    <section aria-labelledby="try-out">
      <h2 id="try-out">Try it</h2>
      <form onSubmit=${submit} onKeyDown=${sendWithEnter}>
        <p class="line wrap"><span class="method">${request.method}</span> <code>${request.url.slice(location.origin.length)}</code></p>
        <${Fields} api=${api} operation=${operation} draft=${draft} onChange=${setDraft} />
        <button class="primary" disabled=${waiting}>Send</button>
        <button type="button" onClick=${() => setDraft(begin())}>${example ? 'As in the example' : 'As generated'}</button>
      </form>
      <div aria-live="polite" aria-busy=${waiting}>${answered && html`<${ResponsePanel} answered=${answered} />`}</div>
    </section>
  `
}

/** Ctrl+Enter sends, also from within the body. */
function sendWithEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  ;(event.currentTarget as HTMLFormElement).requestSubmit()
}

interface FieldsProps extends Pick<TryOutProps, 'api' | 'operation'> {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

function Fields({ api, operation, draft, onChange }: FieldsProps) {
  const [shown, setShown] = useState(false)
  const { parameters } = draft
  return html`
    ${
      api.credential &&
      operation.secured &&
      html`
      <label>
        ${api.credential.header}
        <input type=${shown ? 'text' : 'password'} autocomplete="off" spellcheck=${false} value=${draft.credential}
          onInput=${(event: InputEvent) => onChange({ ...draft, credential: typed(event) })} />
      </label>
      <label class="check"><input type="checkbox" checked=${shown} onChange=${() => setShown(!shown)} /> Show the credential</label>
    `
    }
    ${operation.parameters.map(({ name, in: place, required, example }) => {
      const key = `${place}.${name}`
      const change = (event: InputEvent) => onChange({ ...draft, parameters: { ...parameters, [key]: typed(event) } })
      return html`
        <label key=${key}>
          ${name} (${place})
          <input value=${parameters[key] ?? ''} required=${required} placeholder=${example ?? ''} onInput=${change} />
        </label>
      `
    })}
    ${
      operation.method !== 'GET' &&
      html`
      <label>
        Body
        <textarea rows=${Math.max(4, Math.min(14, draft.body.split('\n').length + 1))} spellcheck=${false} value=${draft.body}
          onInput=${(event: InputEvent) => onChange({ ...draft, body: typed(event) })}></textarea>
      </label>
    `
    }
  `
}
