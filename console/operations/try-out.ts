import { html } from 'htm/preact'
import { useRef, useState } from 'preact/hooks'
import type { CatalogApi, CatalogOperation } from '../catalog.ts'
import { type Session, sandboxHeaders } from '../control.ts'
import { type CopiedRequest, CopyButtons } from '../copy.ts'
import { type Beginning, draftOf, type ReadyRequest, readyRequest } from './draft.ts'
import { Inputs } from './inputs.ts'
import { ResponsePanel } from './response.ts'
import { type Answered, send } from './send.ts'

export interface TryOutProps extends Beginning {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly session: Session
}

/** A form with an example filled in, and the response to it. */
export function TryOut({ api, operation, example, details, session }: TryOutProps) {
  const begin = () => draftOf({ example, details }, { api, operation })
  const [draft, setDraft] = useState(begin)
  const [answered, setAnswered] = useState<Answered | undefined>()
  const [waiting, setWaiting] = useState(false)
  const isSending = useRef(false)
  const request = readyRequest(draft, { api, operation, details, origin: location.origin })
  const submit = async (event: Event) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    setWaiting(true)
    setAnswered(await send(session, request))
    isSending.current = false
    setWaiting(false)
  }
  // Not `disabled`: a button that is loses the focus.
  return html`
    <section class="try-out" aria-labelledby="try-out">
      <h2 id="try-out">Try it</h2>
      <form onSubmit=${submit} onKeyDown=${sendWithEnter}>
        <p class="line wrap"><span class="method" data-method=${request.method}>${request.method}</span> <code>${request.url.slice(location.origin.length)}</code></p>
        <${Inputs} api=${api} operation=${operation} details=${details} draft=${draft} onChange=${setDraft} />
        <div class="bar">
          <button class="primary" aria-disabled=${waiting} aria-keyshortcuts="Control+Enter" title="Ctrl+Enter">Send</button>
          <button type="button" onClick=${() => setDraft(begin())}>${example ? 'Back to the example' : 'Back to the generated request'}</button>
          <${CopyButtons} session=${session} request=${() => copiedOf(api.name, request, session)} />
        </div>
      </form>
      <div aria-live="polite" aria-busy=${waiting}>${answered && html`<${ResponsePanel} answered=${answered} />`}</div>
    </section>
  `
}

function copiedOf(api: string, { parts, ...request }: ReadyRequest, { sandbox }: Session): CopiedRequest {
  const named = parts?.map(({ name, value, file }) => (file ? { name, value: '', file: file.name } : { name, value }))
  return { api, ...request, headers: { ...request.headers, ...sandboxHeaders(sandbox) }, ...(named ? { parts: named } : {}) }
}

/** Ctrl+Enter sends, also from within the body. */
function sendWithEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  ;(event.currentTarget as HTMLFormElement).requestSubmit()
}
