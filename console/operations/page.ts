import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi, CatalogOperation } from '../catalog.ts'
import { hrefTo } from '../route.ts'
import { typed } from '../typed.ts'
import { OperationDetails } from './details.ts'

export interface OperationsPageProps {
  readonly apis: readonly CatalogApi[]
  /** API and operation: `['milvus', 'updatePassword']`. */
  readonly chosen: readonly string[]
  readonly sandbox: string
}

/** Every operation at the side, the chosen one beside it. */
export function OperationsPage({ apis, chosen, sandbox }: OperationsPageProps) {
  const [text, setText] = useState('')
  const api = apis.find(({ name }) => name === chosen[0]) ?? apis[0]
  const operation = api?.operations.find(({ id }) => id === chosen[1]) ?? api?.operations[0]
  return html`
    <div class="columns">
      <nav class="side" aria-label="Operations">
        <label class="search">
          Find an operation
          <input type="search" value=${text} onInput=${(event: InputEvent) => setText(typed(event))} />
        </label>
        ${apis.map((one) => html`<${ApiList} key=${one.name} api=${one} text=${text} current=${operation} />`)}
      </nav>
      <article aria-labelledby="operation">
        ${
          api && operation
            ? html`<${OperationDetails} key=${`${api.name}/${operation.id}`} api=${api} operation=${operation} sandbox=${sandbox} />`
            : html`<p>No operation is served here.</p>`
        }
      </article>
    </div>
  `
}

interface ApiListProps {
  readonly api: CatalogApi
  readonly text: string
  readonly current: CatalogOperation | undefined
}

function ApiList({ api, text, current }: ApiListProps) {
  const found = api.operations.filter((operation) => isAbout(operation, text))
  if (found.length === 0) return null
  return html`
    <h2>${api.title}</h2>
    <ul class="operations">
      ${found.map(
        (operation) => html`
          <li key=${operation.id}>
            <a href=${hrefTo('operations', api.name, operation.id)} aria-current=${operation === current ? 'page' : undefined}>
              <span class="method">${operation.method}</span>
              <span>${operation.id}</span>
              ${operation.evidence.level === 'documented' && html`<span class="badge">documented</span>`}
            </a>
          </li>
        `,
      )}
    </ul>
  `
}

const isAbout = ({ id, method, path, summary }: CatalogOperation, text: string): boolean =>
  `${id} ${method} ${path} ${summary}`.toLowerCase().includes(text.trim().toLowerCase())
