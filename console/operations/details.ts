import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { Evidence } from '#openapi'
import { type CatalogApi, type CatalogDetails, type CatalogExample, type CatalogOperation, loadDetails } from '../catalog.ts'
import type { Session } from '../control.ts'
import type { FollowedFaults } from '../faults/follow.ts'
import { JsonText } from '../json-text.ts'
import { Notice, useDoing } from '../notice.ts'
import { Phrase, Prose } from '../prose.ts'
import { typed } from '../typed.ts'
import { FieldTable } from './fields.ts'
import { TryOut } from './try-out.ts'

export interface OperationDetailsProps {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly session: Session
  readonly faults: FollowedFaults
}

/** What a document says of an operation, its examples, and the form that sends one. */
export function OperationDetails({ api, operation, session, faults }: OperationDetailsProps) {
  const [name, setName] = useState(operation.examples[0]?.name)
  const example = operation.examples.find((one) => one.name === name)
  const details = useDetails(session, api.name, operation.id)
  return html`
    <h1 id="operation">${operation.summary || operation.id}</h1>
    <p class="line"><span class="method" data-method=${operation.method}>${operation.method}</span> <code>${operation.path}</code></p>
    <${EvidenceLine} evidence=${operation.evidence} />
    <${Prose} text=${operation.description} />
    <div class="halves">
      <div>
        ${operation.examples.length > 0 && html`<${Examples} api=${api} operation=${operation} example=${example} onChoose=${setName} faults=${faults} />`}
        ${details && html`<${FieldTable} fields=${details.fields} />`}
        ${details?.reason && html`<p class="note">No valid request can be generated: ${details.reason}</p>`}
      </div>
      <${TryOut} key=${`${name} ${details === undefined && !example}`} api=${api} operation=${operation} example=${example}
        details=${details} session=${session} />
    </div>
  `
}

interface ExamplesProps {
  readonly api: CatalogApi
  readonly faults: FollowedFaults
  readonly operation: CatalogOperation
  readonly example: CatalogExample | undefined
  readonly onChoose: (name: string) => void
}

function Examples({ api, operation, example, onChoose, faults }: ExamplesProps) {
  const { busy, outcome, run } = useDoing()
  const always = ({ name, status }: CatalogExample) => {
    const fault = { kind: 'status', api: api.name, operation: operation.id, status, example: name } as const
    return run(() => faults.replace([...faults.faults, fault]), `This operation now returns “${name}”.`)
  }
  return html`
    <section aria-labelledby="examples">
      <h2 id="examples">Examples</h2>
      <label>
        Example
        <select value=${example?.name} onChange=${(event: Event) => onChoose(typed(event))}>
          ${operation.examples.map((one) => html`<option key=${one.name} value=${one.name}>${one.name} · ${one.status}</option>`)}
        </select>
      </label>
      ${
        example &&
        html`
          <${Example} example=${example} />
          <p><button disabled=${busy} onClick=${() => always(example)}>Always give this response</button></p>
          <${Notice} outcome=${outcome} />
        `
      }
    </section>
  `
}

/** The fields and a request; none until they are there. Without them the page still shows what the catalog says. */
function useDetails(session: Session, api: string, id: string): CatalogDetails | undefined {
  const [details, setDetails] = useState<CatalogDetails | undefined>()
  useEffect(() => {
    const fail = () => setDetails({ fields: [], styles: {}, files: [], reason: 'the server did not return the fields.' })
    void loadDetails(session, api, id).then(setDetails, fail)
  }, [session, api, id])
  return details
}

function Example({ example }: { readonly example: CatalogExample }) {
  const { summary, evidence, after, body, parameters, status, answer, credential } = example
  return html`
    <p><${Phrase} text=${summary} /></p>
    <${EvidenceLine} evidence=${evidence} />
    ${after.length > 0 && html`<p class="note">Send first: ${after.map((one) => html`<code>${one}</code> `)}</p>`}
    ${credential !== undefined && html`<p class="note">Sent with its own credential.</p>`}
    ${Object.entries(parameters).map(([place, value]) => html`<p><code>${place}</code> = <code>${JSON.stringify(value)}</code></p>`)}
    ${body !== undefined && html`<h3>Request</h3><${JsonText} label="Request of the example" value=${body} />`}
    <h3>Response <span class="status" data-class=${Math.floor(status / 100)}>${status}</span></h3>
    ${answer === undefined ? html`<p class="note">without a body</p>` : html`<${JsonText} label="Response of the example" value=${answer} />`}
  `
}

function EvidenceLine({ evidence: { level, source } }: { readonly evidence: Evidence }) {
  // Of a document that says nothing about it, everything is `documented`.
  if (source === '') return null
  return html`<p class="note"><span class="badge" data-level=${level}>${level}</span> ${source}</p>`
}
