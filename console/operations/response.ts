import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import { Headers } from '../headers.ts'
import { JsonText } from '../json-text.ts'
import { OutcomeBadge } from '../outcome.ts'
import type { Answered } from './send.ts'

/** A response: status and time, what the mock says of it, body, headers. It is brought into view when it comes. */
export function ResponsePanel({ answered }: { readonly answered: Answered }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [answered])
  return html`<div ref=${place}><${Response} answered=${answered} /></div>`
}

function Response({ answered }: { readonly answered: Answered }) {
  const time = `${answered.durationMs.toFixed(0)} ms`
  if (answered.kind === 'failed') return html`<p role="alert">No response came after ${time}: ${answered.message}.</p>`
  const { status, statusText, headers, body, entry } = answered
  return html`
    <h3>
      Received <span class="status" data-class=${Math.floor(status / 100)} data-outcome=${entry?.outcome}>${status} ${statusText}</span>
      <span class="note"> in ${time}</span>
    </h3>
    <${OutcomeBadge} entry=${entry} />
    ${body === '' ? html`<p class="note">without a body</p>` : html`<${JsonText} label="Body of the response" value=${body} />`}
    <${Headers} headers=${headers} />
  `
}
