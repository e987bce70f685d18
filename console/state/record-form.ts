import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ControlError } from '../control.ts'
import { Phrase } from '../prose.ts'
import { typed } from '../typed.ts'
import type { PatchStep } from './patch-step.ts'
import {
  type CollectionRecord,
  changesOf,
  draftOf,
  fieldsFor,
  type RecordDraft,
  type RecordField,
  recordOf,
} from './record-draft.ts'

export interface RecordFormProps {
  /** `Add to users`. */
  readonly title: string
  readonly fields: readonly RecordField[]
  /** What the form begins with. */
  readonly record: CollectionRecord
  readonly isNew: boolean
  /** @throws {ControlError} Where it is refused. */
  readonly onSave: (steps: readonly PatchStep[]) => Promise<void>
  readonly onClose: () => void
}

/** A record in a dialog: Escape leaves it, and what is refused stands at its field. */
export function RecordForm({ title, fields: known, record, isNew, onSave, onClose }: RecordFormProps) {
  const fields = fieldsFor(known, record)
  const [draft, setDraft] = useState<RecordDraft>(() => draftOf(fields, record))
  const [refused, setRefused] = useState<Refused | undefined>()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    if (refused?.field !== undefined) dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refused])
  const submit = async (event: Event) => {
    event.preventDefault()
    const steps = isNew ? [{ op: 'add', path: '', value: recordOf(fields, draft) } as const] : changesOf(fields, record, draft)
    try {
      if (steps.length > 0) await onSave(steps)
      dialog.current?.close()
    } catch (error) {
      setRefused(refusedBy(error, fields))
    }
  }
  return html`
    <dialog ref=${dialog} aria-labelledby="record-title" onClose=${onClose}>
      <h2 id="record-title">${title}</h2>
      <form onSubmit=${submit}>
        ${fields.map(
          (field) => html`
            <${FieldInput} key=${field.name} field=${field} text=${draft[field.name] ?? ''} keeps=${!isNew && field.secret}
              problem=${refused?.field === field.name ? refused.detail : undefined}
              onChange=${(text: string) => setDraft({ ...draft, [field.name]: text })} />
          `,
        )}
        ${fields.length === 0 && html`<p class="note">The document does not describe the fields of this record.</p>`}
        <p role="alert">${refused && refused.field === undefined ? refused.detail : ''}</p>
        <p class="note">An empty field is left out of the record. For an empty text write <code>""</code>.</p>
        <div class="bar">
          <button class="primary">Save</button>
          <button type="button" onClick=${() => dialog.current?.close()}>Cancel</button>
        </div>
      </form>
    </dialog>
  `
}

/** Why a record was refused; at which field, where it is one of the form. */
interface Refused {
  readonly field?: string
  readonly detail: string
}

function refusedBy(error: unknown, fields: readonly RecordField[]): Refused {
  if (!(error instanceof ControlError)) return { detail: String(error) }
  if (error.status === 409) return { detail: 'This record has changed in the meantime. Close this form and open it again.' }
  const [first] = error.errors
  // `#/users/0/address/city`: what follows the index is in the record.
  const keys = first?.pointer.split('/').slice(3) ?? []
  const name = keys[0]?.replaceAll('~1', '/').replaceAll('~0', '~')
  if (!first || !fields.some((field) => field.name === name)) return { detail: error.message }
  const below = keys.slice(1).join('/')
  return { field: name ?? '', detail: below === '' ? first.detail : `${below} ${first.detail}` }
}

interface FieldInputProps {
  readonly field: RecordField
  readonly text: string
  /** Left empty, it stays what it is. */
  readonly keeps: boolean
  readonly problem: string | undefined
  readonly onChange: (text: string) => void
}

function FieldInput({ field, text, keeps, problem, onChange }: FieldInputProps) {
  const { name, type, limits, required, description, kind, values, secret } = field
  const id = `record-${name}`
  const shared = {
    id,
    name,
    value: text,
    'aria-invalid': problem === undefined ? undefined : 'true',
    'aria-describedby': `${id}-about`,
    onInput: (event: Event) => onChange(typed(event)),
  }
  return html`
    <div class="field">
      <label for=${id}>${name} ${required && html`<span class="badge">required</span>`}</label>
      ${kind === 'choice' && html`<select ...${shared}><option value="">–</option>${values.map((value) => html`<option key=${value} value=${value}>${value}</option>`)}</select>`}
      ${kind !== 'choice' && (isLong(text) ? html`<textarea rows=${rowsOf(text)} spellcheck=${false} ...${shared}></textarea>` : html`<input type=${secret ? 'password' : 'text'} autocomplete="off" spellcheck=${false} placeholder=${keeps ? 'hidden; empty keeps it' : ''} ...${shared} />`)}
      <p id=${`${id}-about`} class="note">
        ${problem !== undefined && html`<strong class="problem">${problem}</strong> `}
        ${[type, ...limits].filter((part) => part !== '').join('; ')}${description !== '' && html` · <${Phrase} text=${description} />`}
      </p>
    </div>
  `
}

const isLong = (text: string): boolean => text.length > 80 || text.includes('\n')
const rowsOf = (text: string): number => Math.max(2, Math.min(12, text.split('\n').length))
