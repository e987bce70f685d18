import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import { askControl, type Session } from '../control.ts'
import type { Doing } from '../notice.ts'
import { typed } from '../typed.ts'

export interface StateActionsProps extends Pick<Doing, 'busy' | 'run'> {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

/** Reset the state, from any scenario; take a snapshot and put it back. */
export function StateActions({ apis, session, busy, run }: StateActionsProps) {
  const [scenario, setScenario] = useState('')
  const reset = (event: Event) => {
    event.preventDefault()
    const body = scenario === '' ? {} : { scenario }
    const done = scenario === '' ? 'Reset to the initial state.' : `Reset to the scenario “${scenario}”.`
    return run(() => askControl(session, 'reset', { method: 'POST', body }), done)
  }
  return html`
    <div class="bar">
      <form class="bar" onSubmit=${reset}>
        <label>
          Scenario
          <select value=${scenario} onChange=${(event: Event) => setScenario(typed(event))}>
            <option value="">initial</option>
            ${commonScenarios(apis).map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
          </select>
        </label>
        <button class="primary" disabled=${busy}>Reset</button>
      </form>
      <${Snapshots} session=${session} busy=${busy} run=${run} />
    </div>
  `
}

interface Snapshot {
  readonly takenAt: string
  /** With its secrets: it stays in the page's memory, is not shown, and is gone with the page. */
  readonly state: object
}

function Snapshots({ session, busy, run }: Omit<StateActionsProps, 'apis'>) {
  const [snapshot, setSnapshot] = useState<Snapshot | undefined>()
  const take = async () => {
    const state = await askControl<object>(session, 'state?secrets=show')
    setSnapshot({ takenAt: new Date().toLocaleTimeString(), state })
  }
  const restore = (body: object) => askControl(session, 'state', { method: 'PUT', body })
  return html`
    <button disabled=${busy} onClick=${() => run(take, 'Snapshot saved; it is kept until you leave this page.')}>Save a snapshot</button>
    ${
      snapshot &&
      html`
        <button disabled=${busy} onClick=${() => run(() => restore(snapshot.state), `Restored the snapshot of ${snapshot.takenAt}.`)}>
          Restore the snapshot of ${snapshot.takenAt}
        </button>
      `
    }
  `
}

/** The names every API has: a reset is for all of them. */
const commonScenarios = (apis: readonly CatalogApi[]): readonly string[] =>
  (apis[0]?.scenarios ?? []).filter((name) => apis.every(({ scenarios }) => scenarios.includes(name)))
