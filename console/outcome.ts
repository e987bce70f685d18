import { html } from 'htm/preact'
import type { JournalEntry } from '#mocks'

const words = { success: 'success', failure: 'failure', unclear: 'neither success nor failure' } as const

/** What the mock says of its response: success or failure, the example that was given, and what was done on purpose. */
export function OutcomeBadge({ entry }: { readonly entry: JournalEntry | undefined }) {
  const { outcome, example, notes = [] } = entry ?? {}
  if (!outcome && notes.length === 0) return null
  return html`
    <p class="line">
      ${outcome && html`<span class="badge" data-outcome=${outcome}>${words[outcome]}</span> `}
      ${example !== undefined && html`<span class="note">example</span> <code>${example}</code> `}
      ${notes.map((note) => html`<span class="badge" data-outcome="on-purpose">${note}</span> `)}
    </p>
  `
}
