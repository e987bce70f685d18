import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi } from '../catalog.ts'
import { typed } from '../typed.ts'
import { type Fault, faultKinds } from './fault.ts'

export interface FaultFormProps {
  readonly apis: readonly CatalogApi[]
  readonly busy: boolean
  readonly onAdd: (fault: Fault) => void
}

/** The form's texts; an empty one is left out of the fault. */
interface Draft {
  readonly kind: Fault['kind']
  /** `milvus/listUsers`; empty: every operation. */
  readonly where: string
  readonly delayMs: string
  readonly jitterMs: string
  readonly status: string
  readonly times: string
  readonly probability: string
  readonly seed: string
}

const blank: Draft = {
  kind: 'delay',
  where: '',
  delayMs: '1000',
  jitterMs: '',
  status: '503',
  times: '',
  probability: '',
  seed: '',
}

/** What shall go wrong, where, and how often. */
export function FaultForm({ apis, busy, onAdd }: FaultFormProps) {
  const [draft, setDraft] = useState(blank)
  const change = (name: keyof Draft) => (event: Event) => setDraft({ ...draft, [name]: typed(event) })
  const submit = (event: Event) => {
    event.preventDefault()
    if (!busy) onAdd(faultOf(draft))
  }
  const number = (name: keyof Draft, label: string, limits: object) => html`
    <label key=${name}>${label} <input type="number" value=${draft[name]} onInput=${change(name)} ...${limits} /></label>
  `
  return html`
    <form class="bar" aria-label="A new fault" onSubmit=${submit}>
      <label>
        Kind
        <select value=${draft.kind} onChange=${change('kind')}>
          ${Object.entries(faultKinds).map(([kind, title]) => html`<option key=${kind} value=${kind}>${title}</option>`)}
        </select>
      </label>
      <label>
        Operation
        <select value=${draft.where} onChange=${change('where')}><option value="">all</option>${apis.map(optionsOf)}</select>
      </label>
      ${draft.kind === 'delay' && number('delayMs', 'Milliseconds', { required: true, min: 0, max: 600_000 })}
      ${draft.kind === 'delay' && number('jitterMs', 'and up to … more', { min: 0, max: 600_000 })}
      ${draft.kind === 'status' && number('status', 'Status', { required: true, min: 200, max: 599 })}
      ${number('times', 'Times', { min: 1, placeholder: 'always' })}
      ${number('probability', 'Probability', { min: 0, max: 1, step: 0.01, placeholder: '1' })}
      ${draft.probability !== '' && number('seed', 'Seed', { min: 0, placeholder: '1' })}
      <button class="primary" aria-disabled=${busy}>Add</button>
    </form>
  `
}

const optionsOf = ({ name, title, operations }: CatalogApi) => html`
  <optgroup key=${name} label=${title}>
    <option value=${name}>all of ${name}</option>
    ${operations.map(({ id }) => html`<option key=${id} value=${`${name}/${id}`}>${id}</option>`)}
  </optgroup>
`

function faultOf({ kind, where, delayMs, jitterMs, status, times, probability, seed }: Draft): Fault {
  const [api = '', operation = ''] = where.split('/')
  const numbers = {
    ...(kind === 'delay' ? { delayMs, jitterMs } : {}),
    ...(kind === 'status' ? { status } : {}),
    times,
    probability,
  }
  const given = Object.entries(probability === '' ? numbers : { ...numbers, seed }).filter(([, text]) => text !== '')
  return {
    kind,
    ...(api === '' ? {} : { api }),
    ...(operation === '' ? {} : { operation }),
    ...Object.fromEntries(given.map(([name, text]) => [name, Number(text)])),
  }
}
