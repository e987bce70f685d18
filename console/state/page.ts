import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import { askControl, type Session } from '../control.ts'
import { Notice, useDoing } from '../notice.ts'
import { StateActions } from './actions.ts'
import { type CollectionRecord, RecordTable } from './record-table.ts'

export interface StatePageProps {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

interface State {
  readonly apis: Readonly<Record<string, Readonly<Record<string, readonly CollectionRecord[]>>>>
}

const refreshMs = 2_000

/** Everything the mock remembers, and what brings it back to where it was. */
export function StatePage({ apis, session }: StatePageProps) {
  const [state, setState] = useState<State | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  const doing = useDoing()
  const refresh = () =>
    askControl<State>(session, 'state').then(
      (now) => {
        setState(now)
        setProblem(undefined)
      },
      (error: Error) => setProblem(error.message),
    )
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [session])
  const change: typeof doing.run = (task, done) => doing.run(() => task().then(refresh), done)
  return html`
    <h1>State</h1>
    <p class="note">What this sandbox remembers right now. Passwords and keys are hidden.</p>
    <${StateActions} apis=${apis} session=${session} busy=${doing.busy} run=${change} />
    <${Notice} outcome=${problem === undefined ? doing.outcome : { kind: 'failed', message: problem }} />
    ${Object.entries(state?.apis ?? {}).map(
      ([name, collections]) => html`
        <section key=${name} aria-label=${name}>
          <h2>${apis.find((api) => api.name === name)?.title ?? name}</h2>
          ${Object.entries(collections).map(
            ([collection, records]) => html`<${RecordTable} key=${collection} name=${collection} records=${records} />`,
          )}
        </section>
      `,
    )}
  `
}
