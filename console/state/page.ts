import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import { askControl, type Session } from '../control.ts'
import { type Doing, Notice, useDoing } from '../notice.ts'
import { typed } from '../typed.ts'
import { StateActions } from './actions.ts'
import { type CollectionDetails, type CollectionPlace, loadCollection, patchRecord } from './collection.ts'
import type { PatchStep } from './patch-step.ts'
import { type CollectionRecord, sameAs } from './record-draft.ts'
import { RecordForm } from './record-form.ts'
import { RecordTable } from './record-table.ts'

export interface StatePageProps {
  readonly apis: readonly CatalogApi[]
  readonly session: Session
}

interface State {
  readonly apis: Readonly<Record<string, Readonly<Record<string, readonly CollectionRecord[]>>>>
}

/** A record that is being edited, or about to be added. */
interface Editing {
  readonly place: CollectionPlace
  readonly at: number | '-'
  readonly record: CollectionRecord
  readonly details: CollectionDetails
}

const refreshMs = 2_000

/** Collections that are shown open, and need no search. */
const few = 8

/** Everything the mock remembers, to be looked at and changed, and what brings it back to where it was. */
export function StatePage({ apis, session }: StatePageProps) {
  const { state, problem, refresh } = useMockState(session)
  const [editing, setEditing] = useState<Editing | undefined>()
  const [text, setText] = useState('')
  const doing = useDoing()
  const change: Doing['run'] = (task, done) => doing.run(() => task().then(refresh), done)
  const open = (place: CollectionPlace, at: Editing['at'], record?: CollectionRecord) =>
    doing.run(async () => {
      const details = await loadCollection(session, place, at === '-' ? crypto.randomUUID() : '')
      setEditing({ place, at, record: record ?? details.record, details })
    }, '')
  const save = async (steps: readonly PatchStep[]) => {
    if (!editing) return
    await patchRecord(session, editing.place, editing.at, steps)
    await change(async () => {}, editing.at === '-' ? 'Record added.' : 'Record saved.')
  }
  const names = Object.values(state?.apis ?? {}).flatMap(Object.keys)
  const isShown = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase())
  return html`
    <h1>State</h1>
    <p class="note">What this sandbox remembers now. Passwords and keys are hidden.</p>
    <${StateActions} apis=${apis} session=${session} busy=${doing.busy} run=${change} />
    <${Notice} outcome=${problem === undefined ? doing.outcome : { kind: 'failed', message: problem }} />
    ${names.length > few && html`<${Search} text=${text} onChange=${setText} />`}
    ${names.length > 0 && !names.some(isShown) && html`<p role="status">No collection matches “${text}”.</p>`}
    ${Object.entries(state?.apis ?? {}).map(
      ([api, collections]) => html`
        <section key=${api} aria-label=${api}>
          <h2>${apis.find(({ name }) => name === api)?.title ?? api}</h2>
          ${Object.keys(collections).length === 0 && html`<${NoCollections} />`}
          ${Object.entries(collections).map(([collection, records]) => {
            if (!isShown(collection)) return null
            const place = { api, collection }
            const remove = (at: number) =>
              change(
                () => patchRecord(session, place, at, [...sameAs(records[at] ?? {}), { op: 'remove', path: '' }]),
                'Record removed.',
              )
            return html`
              <${RecordTable} key=${collection} name=${collection} records=${records} folded=${Object.keys(collections).length > few} onRemove=${remove}
                onAdd=${() => open(place, '-')} onEdit=${(at: number) => open(place, at, records[at])} />
            `
          })}
        </section>
      `,
    )}
    ${
      editing &&
      html`
        <${RecordForm} title=${`${editing.at === '-' ? 'Add to' : 'Edit'} ${editing.place.collection}`} fields=${editing.details.fields}
          record=${editing.record} isNew=${editing.at === '-'} onSave=${save} onClose=${() => setEditing(undefined)} />
      `
    }
  `
}

const Search = ({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) => html`
  <label class="search">
    Find a collection
    <input type="search" value=${text} onInput=${(event: InputEvent) => onChange(typed(event))} />
  </label>
`

const NoCollections = () => html`
  <p>
    This document has nothing that is kept: no path that creates, lists or changes records was recognised.
    <code>npx doublecheck check FILE</code> says what was understood, and what would help.
  </p>
`

/** The state, looked at again and again while the page is seen. */
function useMockState(session: Session) {
  const [state, setState] = useState<State | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
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
  return { state, problem, refresh }
}
