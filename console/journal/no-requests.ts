import { html } from 'htm/preact'
import type { CatalogApi } from '../catalog.ts'
import type { Session } from '../control.ts'
import { JsonText } from '../json-text.ts'
import { hrefTo } from '../route.ts'

export interface NoRequestsProps {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

/** What to do where nothing was sent yet: a line to paste, and the form that does it. */
export function NoRequests({ apis, session }: NoRequestsProps) {
  const [first] = apis.flatMap((api) =>
    api.operations.map((operation) => ({ api, operation })).filter(({ operation }) => isPlain(operation)),
  )
  if (!first) return null
  const { api, operation } = first
  const header = session.sandbox === '' ? '' : ` -H 'Doublecheck-Sandbox: ${session.sandbox}'`
  const method = operation.method === 'GET' ? '' : ` -X ${operation.method}`
  return html`
    <p>
      No requests yet. Point your client at <code>${location.origin}${api.notations[0] ?? ''}</code>, paste this line into a terminal, or${' '}
      <a href=${hrefTo('operations', api.name, operation.id)}>send ${operation.id} from here</a>.
    </p>
    <${JsonText} label="Example command" value=${`curl -i${method}${header} '${location.origin}${api.notations[0] ?? ''}${operation.path}'`} />
  `
}

/** One that needs nothing in its path, and has nothing in it or its method that a shell would take for more than a text. */
const isPlain = ({ path, method }: CatalogApi['operations'][number]): boolean => /^[\w/.~-]+$/.test(path) && /^\w+$/.test(method)
