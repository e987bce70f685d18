import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import type { Session } from '../control.ts'
import { Notice, useDoing } from '../notice.ts'
import { typed } from '../typed.ts'
import { EntryItem } from './entry.ts'
import { type Filter, isWished } from './filter.ts'
import { useJournal } from './follow.ts'
import { NoRequests } from './no-requests.ts'

export interface JournalPageProps {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

/** Requests as they arrive, newest first; each can be opened. */
export function JournalPage({ apis, session }: JournalPageProps) {
  const { entries: known, problem, clear } = useJournal(session)
  const entries = known ?? []
  const [filter, setFilter] = useState<Filter>({ operation: '', status: '', text: '' })
  const doing = useDoing()
  const shown = entries.filter((entry) => isWished(entry, filter))
  return html`
    <h1>Journal</h1>
    <p class="note">Requests to this sandbox, newest first, as they arrive. Secrets are hidden.</p>
    <form class="bar" role="search" aria-label="Requests" onSubmit=${(event: Event) => event.preventDefault()}>
      <${FilterFields} apis=${apis} filter=${filter} onChange=${setFilter} />
      <button type="button" disabled=${doing.busy} onClick=${() => doing.run(clear, 'Journal cleared.')}>Clear</button>
    </form>
    <${Notice} outcome=${problem === undefined ? doing.outcome : { kind: 'failed', message: problem }} />
    <p role="status">${entries.length > 0 && countOf(shown.length, entries.length)}</p>
    ${known?.length === 0 && problem === undefined && html`<${NoRequests} apis=${apis} session=${session} />`}
    ${entries.length > 0 && shown.length === 0 && html`<p class="note">No request matches the filter.</p>`}
    <ul class="entries" aria-label="Requests">${shown.map((entry) => html`<${EntryItem} key=${entry.id} entry=${entry} session=${session} />`)}</ul>
  `
}

function countOf(shown: number, all: number): string {
  const requests = all === 1 ? '1 request' : `${all} requests`
  return shown === all ? requests : `${shown} of ${requests}`
}

interface FilterFieldsProps {
  readonly apis: readonly CatalogApi[]
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function FilterFields({ apis, filter, onChange }: FilterFieldsProps) {
  const ids = new Set(apis.flatMap(({ operations }) => operations.map(({ id }) => id)))
  const change = (name: keyof Filter) => (event: Event) => onChange({ ...filter, [name]: typed(event) })
  return html`
    <label>
      Operation
      <select value=${filter.operation} onChange=${change('operation')}>
        <option value="">all</option>
        ${[...ids].map((id) => html`<option key=${id} value=${id}>${id}</option>`)}
      </select>
    </label>
    <label>
      Status
      <select value=${filter.status} onChange=${change('status')}>
        <option value="">all</option>
        ${['2xx', '3xx', '4xx', '5xx', 'dropped'].map((status) => html`<option key=${status} value=${status}>${status}</option>`)}
      </select>
    </label>
    <label>Text <input type="search" value=${filter.text} onInput=${change('text')} /></label>
  `
}
