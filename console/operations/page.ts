import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CatalogApi, CatalogOperation } from '../catalog.ts'
import type { Session } from '../control.ts'
import type { FollowedFaults } from '../faults/follow.ts'
import { hrefTo } from '../route.ts'
import { typed } from '../typed.ts'
import { OperationDetails } from './details.ts'
import { groupsOf, isAbout } from './groups.ts'

export interface OperationsPageProps {
  readonly apis: readonly CatalogApi[]
  /** API and operation: `['milvus', 'updatePassword']`. */
  readonly chosen: readonly string[]
  readonly session: Session
  readonly faults: FollowedFaults
}

/** Every operation at the side, the chosen one beside it. */
export function OperationsPage({ apis, chosen, session, faults }: OperationsPageProps) {
  const [text, setText] = useState('')
  const search = useSearchKey()
  const api = apis.find(({ name }) => name === chosen[0]) ?? apis[0]
  const operation = api?.operations.find(({ id }) => id === chosen[1]) ?? api?.operations[0]
  return html`
    <div class="columns">
      <nav class="side" aria-label="Operations">
        <label class="search">
          Find an operation
          <input ref=${search} type="search" aria-keyshortcuts="/" placeholder="Press /" value=${text} onInput=${(event: InputEvent) => setText(typed(event))} />
        </label>
        ${apis.map((one) => html`<${ApiList} key=${one.name} api=${one} text=${text} current=${operation} />`)}
        ${!apis.some((one) => one.operations.some((each) => isAbout(each, text))) && html`<p role="status">No operation matches “${text}”.</p>`}
      </nav>
      <article aria-labelledby="operation">
        ${
          api && operation
            ? html`<${OperationDetails} key=${`${api.name}/${operation.id}`} api=${api} operation=${operation} session=${session} faults=${faults} />`
            : html`<h1>No operations</h1><p>This server has no operation to show. Start it with a document: <code>npx doublecheck mock my-api.yaml</code></p>`
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
  const groups = groupsOf(found)
  const item = (operation: CatalogOperation) =>
    html`<${OperationLink} key=${operation.id} api=${api} operation=${operation} current=${current} />`
  if (groups.length === 1) return html`<h2>${api.title}</h2><ul class="operations">${found.map(item)}</ul>`
  const isOpen = (operations: readonly CatalogOperation[]) =>
    text.trim() !== '' || found.length <= 30 || operations.some((one) => one === current)
  return html`
    <h2>${api.title}</h2>
    ${groups.map(
      ({ name, operations }) => html`
        <details key=${name} class="group" open=${isOpen(operations)}>
          <summary class="group-name">${name} <span class="note">${operations.length}</span></summary>
          <ul class="operations">${operations.map(item)}</ul>
        </details>
      `,
    )}
  `
}

function OperationLink({ api, operation, current }: { readonly operation: CatalogOperation } & Omit<ApiListProps, 'text'>) {
  return html`
    <li>
      <a href=${hrefTo('operations', api.name, operation.id)} aria-current=${operation === current ? 'page' : undefined}>
        <span class="method" data-method=${operation.method}>${operation.method}</span>
        <span>${operation.id}</span>
        ${operation.evidence.level === 'documented' && operation.evidence.source !== '' && html`<span class="badge">documented</span>`}
      </a>
    </li>
  `
}

/** `/` leads to the search, unless one writes just then. */
function useSearchKey() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const lead = (event: KeyboardEvent) => {
      if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)) return
      event.preventDefault()
      field.current?.focus()
    }
    addEventListener('keydown', lead)
    return () => removeEventListener('keydown', lead)
  }, [])
  return field
}
