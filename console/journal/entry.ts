import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { JournalEntry } from '#mocks'
import type { Json } from '#openapi'
import { askControl, type Session } from '../control.ts'
import { type CopiedRequest, CopyButtons } from '../copy.ts'
import { Headers } from '../headers.ts'
import { JsonText } from '../json-text.ts'
import { Notice, useDoing } from '../notice.ts'
import { OutcomeBadge } from '../outcome.ts'

export interface EntryItemProps {
  readonly entry: JournalEntry
  readonly session: Session
}

/** A request and its response in one line; opened, all that is known of them, and what can be done with them. */
export function EntryItem({ entry, session }: EntryItemProps) {
  const [open, setOpen] = useState(false)
  const { at, request, response, operation, durationMs, outcome, example } = entry
  const status = response?.status
  // A colour alone does not say it.
  const isQuiet = outcome === 'failure' && status !== undefined && status < 400
  return html`
    <li>
      <details open=${open} onToggle=${({ currentTarget }: Event) => setOpen((currentTarget as HTMLDetailsElement).open)}>
        <summary>
          <span class="when note">${new Date(at).toLocaleTimeString()}</span>
          <span class="method" data-method=${request.method}>${request.method}</span>
          <span>${operation ?? html`<em>no operation</em>`} <span class="note">${request.path}</span></span>
          <span class="example note">${example}</span>
          <span class="status" data-class=${Math.floor((status ?? 0) / 100)} data-outcome=${outcome}>${status ?? 'dropped'}${isQuiet && ' failure'}</span>
          <span class="time note">${durationMs.toFixed(1)} ms</span>
        </summary>
        ${open && html`<${EntryDetails} entry=${entry} session=${session} />`}
      </details>
    </li>
  `
}

function EntryDetails({ entry, session }: EntryItemProps) {
  const { api, id, request, response } = entry
  const { busy, outcome, run } = useDoing()
  const query = request.query === '' ? '' : `?${request.query}`
  const replay = () => askControl(session, `console/replay?${new URLSearchParams({ api, id: String(id) })}`, { method: 'POST' })
  return html`
    <${OutcomeBadge} entry=${entry} />
    <div class="bar">
      <button aria-disabled=${busy} onClick=${() => busy || run(replay, 'Sent again: its entry is at the top.')}>Send again</button>
      <${CopyButtons} session=${session} request=${() => copiedOf(entry)} />
    </div>
    <${Notice} outcome=${outcome} />
    <div class="halves">
      <${Message} title="Request" line=${`${request.method} ${request.path}${query}`} headers=${request.headers} body=${request.body} />
      ${response && html`<${Message} title="Response" line=${String(response.status)} headers=${response.headers} body=${response.body} />`}
    </div>
  `
}

function copiedOf({ api, request, sandbox }: JournalEntry): CopiedRequest {
  const { method, path, query, body } = request
  // It may have named its sandbox in the path.
  const headers = { ...request.headers, ...(sandbox === null ? {} : { 'doublecheck-sandbox': sandbox }) }
  const url = `${location.origin}${path}${query === '' ? '' : `?${query}`}`
  return { api, method, url, headers, ...(body === undefined ? {} : { body: body as Json }) }
}

interface MessageProps {
  readonly title: string
  readonly line: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

function Message({ title, line, headers, body }: MessageProps) {
  return html`
    <section aria-label=${title}>
      <h2>${title}</h2>
      <p class="line"><code>${line}</code></p>
      ${body !== undefined && html`<${JsonText} label=${`Body of the ${title.toLowerCase()}`} value=${body} />`}
      <${Headers} headers=${Object.entries(headers)} />
    </section>
  `
}
