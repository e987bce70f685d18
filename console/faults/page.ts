import { html } from 'htm/preact'
import type { CatalogApi } from '../catalog.ts'
import { JsonText } from '../json-text.ts'
import { Notice, useDoing } from '../notice.ts'
import { describeFault, type Fault } from './fault.ts'
import type { FollowedFaults } from './follow.ts'
import { FaultForm } from './form.ts'

export interface FaultsPageProps {
  readonly apis: readonly CatalogApi[]
  readonly followed: FollowedFaults
}

/** What goes wrong on purpose in this sandbox. */
export function FaultsPage({ apis, followed }: FaultsPageProps) {
  const { faults } = followed
  const { busy, outcome, run } = useDoing()
  const replace = (next: readonly Fault[], done: string) => run(() => followed.replace(next), done)
  const remove = (gone: Fault) =>
    replace(
      faults.filter((fault) => fault !== gone),
      'Fault removed.',
    )
  return html`
    <h1>Faults</h1>
    <p class="note">What goes wrong on purpose, in this sandbox only. Delays add up; of the others the first that hits counts.</p>
    <${FaultForm} apis=${apis} busy=${busy} onAdd=${(fault: Fault) => replace([...faults, fault], 'Fault added.')} />
    <${Notice} outcome=${outcome} />
    ${
      faults.length === 0
        ? html`<${NoFaults} apis=${apis} />`
        : html`
          <${FaultTable} faults=${faults} busy=${busy} onRemove=${remove} />
          <p><button disabled=${busy} onClick=${() => replace([], 'Faults removed.')}>Remove all</button></p>
        `
    }
  `
}

/** What a fault is good for, and how a test sets one. */
function NoFaults({ apis }: Pick<FaultsPageProps, 'apis'>) {
  const operation = apis[0]?.operations[0]?.id ?? 'OPERATION'
  const body = JSON.stringify({ faults: [{ kind: 'status', status: 503, operation, times: 1 }] })
  return html`
    <p>No faults. Add one to see what your client does when the server is slow, fails, or drops the connection. A test does the same with:</p>
    <${JsonText} label="Example command" value=${`curl -X PUT ${location.origin}/__doublecheck/faults -d ${forShell(body)}`} />
  `
}

interface FaultTableProps {
  readonly faults: readonly Fault[]
  readonly busy: boolean
  readonly onRemove: (fault: Fault) => void
}

function FaultTable({ faults, busy, onRemove }: FaultTableProps) {
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label="Faults, table">
      <table>
        <thead>
          <tr><th scope="col">Operation</th><th scope="col">Fault</th><th scope="col">Given</th><th scope="col">Remove</th></tr>
        </thead>
        <tbody>
          ${faults.map(
            (fault, row) => html`
              <tr key=${row}>
                <td>${placeOf(fault)}</td>
                <td>${describeFault(fault)}</td>
                <td>${fault.hits ?? 0}</td>
                <td><button disabled=${busy} aria-label=${`Remove: ${describeFault(fault)}, ${placeOf(fault)}`} onClick=${() => onRemove(fault)}>Remove</button></td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `
}

const placeOf = ({ api, operation }: Fault): string => [api, operation ?? 'every operation'].filter(Boolean).join(' · ')

/** A text in single quotes: an operation may be called anything. */
const forShell = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
