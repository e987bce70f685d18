import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Evidence } from '#openapi'
import type { CatalogApi, CatalogExample, CatalogOperation, CatalogParameter } from '../catalog.ts'
import { JsonText } from '../json-text.ts'
import { Phrase, Prose } from '../prose.ts'
import { typed } from '../typed.ts'
import { TryOut } from './try-out.ts'

export interface OperationDetailsProps {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly sandbox: string
}

/** What a document says of an operation, its examples, and the form that sends one. */
export function OperationDetails({ api, operation, sandbox }: OperationDetailsProps) {
  const [name, setName] = useState(operation.examples[0]?.name)
  const example = operation.examples.find((one) => one.name === name)
  return html`
    <h1 id="operation">${operation.summary}</h1>
    <p class="line"><span class="method">${operation.method}</span> <code>${operation.path}</code></p>
    <${EvidenceLine} evidence=${operation.evidence} />
    <${Prose} text=${operation.description} />
    <${Parameters} parameters=${operation.parameters} />
    <div class="halves">
      <section aria-labelledby="examples">
        <h2 id="examples">Examples</h2>
        <label>
          Example
          <select value=${name} onChange=${(event: Event) => setName(typed(event))}>
            ${operation.examples.map((one) => html`<option key=${one.name} value=${one.name}>${one.name} · ${one.status}</option>`)}
          </select>
        </label>
        ${example && html`<${Example} example=${example} />`}
      </section>
      <${TryOut} key=${name} api=${api} operation=${operation} example=${example} sandbox=${sandbox} />
    </div>
  `
}

function Example({ example }: { readonly example: CatalogExample }) {
  const { summary, evidence, after, body, parameters, status, answer, credential } = example
  return html`
    <p><${Phrase} text=${summary} /></p>
    <${EvidenceLine} evidence=${evidence} />
    ${after.length > 0 && html`<p class="note">Send first: ${after.map((one) => html`<code>${one}</code> `)}</p>`}
    ${credential !== undefined && html`<p class="note">Sent with a credential of its own.</p>`}
    ${Object.entries(parameters).map(([place, value]) => html`<p><code>${place}</code> = <code>${JSON.stringify(value)}</code></p>`)}
    ${body !== undefined && html`<h3>Request</h3><${JsonText} label="Request of the example" value=${body} />`}
    <h3>Answer <span class="status" data-class=${Math.floor(status / 100)}>${status}</span></h3>
    ${answer === undefined ? html`<p class="note">without a body</p>` : html`<${JsonText} label="Answer of the example" value=${answer} />`}
  `
}

function EvidenceLine({ evidence: { level, source } }: { readonly evidence: Evidence }) {
  return html`<p class="note"><span class="badge" data-level=${level}>${level}</span> ${source}</p>`
}

function Parameters({ parameters }: { readonly parameters: readonly CatalogParameter[] }) {
  if (parameters.length === 0) return null
  return html`
    <section aria-labelledby="parameters">
      <h2 id="parameters">Parameters</h2>
      <dl class="parameters">
        ${parameters.map(
          ({ name, in: place, required, description }) => html`
            <div key=${`${place}.${name}`}>
              <dt><code>${name}</code> <span class="note">${place}${required ? ', required' : ''}</span></dt>
              <dd><${Phrase} text=${description} /></dd>
            </div>
          `,
        )}
      </dl>
    </section>
  `
}
