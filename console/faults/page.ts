import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import { askControl, type Session } from '../control.ts'
import { Notice, useDoing } from '../notice.ts'
import { describeFault, type Fault } from './fault.ts'
import { FaultForm } from './form.ts'

export interface FaultsPageProps {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

interface Faults {
  readonly faults: readonly Fault[]
}

const refreshMs = 2_000

/** What goes wrong on purpose in this sandbox. */
export function FaultsPage({ apis, session }: FaultsPageProps) {
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const { busy, outcome, run } = useDoing()
  const refresh = async () => setFaults((await askControl<Faults>(session, 'faults')).faults)
  useEffect(() => {
    void run(refresh, '')
    const timer = setInterval(() => void refresh().catch(() => {}), refreshMs)
    return () => clearInterval(timer)
  }, [session])
  const replace = (next: readonly Fault[], done: string) =>
    run(async () => {
      setFaults((await askControl<Faults>(session, 'faults', { method: 'PUT', body: { faults: next } })).faults)
    }, done)
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
        ? html`<p>No faults.</p>`
        : html`
          <${FaultTable} faults=${faults} busy=${busy} onRemove=${remove} />
          <p><button disabled=${busy} onClick=${() => replace([], 'Faults removed.')}>Remove all</button></p>
        `
    }
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
