import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { CatalogApi, CatalogDetails, CatalogOperation } from '../catalog.ts'
import { typed } from '../typed.ts'
import type { Draft } from './draft.ts'
import { isForm } from './form-text.ts'

export interface InputsProps {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly details: CatalogDetails | undefined
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** The fields of a request: credential, parameters, files, body. */
export function Inputs({ api, operation, details, draft, onChange }: InputsProps) {
  const { parameters } = draft
  return html`
    ${api.credential && operation.secured && html`<${Credential} header=${api.credential.header} draft=${draft} onChange=${onChange} />`}
    ${operation.parameters.map(({ name, in: place, required, example }) => {
      const key = `${place}.${name}`
      const change = (event: InputEvent) => onChange({ ...draft, parameters: { ...parameters, [key]: typed(event) } })
      return html`
        <label key=${key}>
          ${name} (${place}) ${place === 'cookie' && html`<span class="note">not sent by a page: copy the request instead</span>`}
          <input value=${parameters[key] ?? ''} required=${required} placeholder=${textOf(example)} onInput=${change} />
        </label>
      `
    })}
    ${(details?.files ?? []).map((name) => {
      const choose = ({ target }: Event) => {
        const file = (target as HTMLInputElement).files?.[0]
        if (file) onChange({ ...draft, files: { ...draft.files, [name]: file } })
      }
      return html`<label key=${name}>${name} (file) <input type="file" onChange=${choose} /></label>`
    })}
    ${
      hasBody(operation, draft) &&
      html`
        <label>
          Body <span class="note">${draft.mediaType}${isForm(draft.mediaType) ? ', one field a line' : ''}</span>
          <textarea rows=${Math.max(4, Math.min(14, draft.body.split('\n').length + 1))} spellcheck=${false} value=${draft.body}
            onInput=${(event: InputEvent) => onChange({ ...draft, body: typed(event) })}></textarea>
        </label>
      `
    }
  `
}

/** What the document has no body for may still be sent one, to see what happens: but not where a browser refuses to. */
const hasBody = ({ method }: CatalogOperation, { body }: Draft): boolean =>
  !['GET', 'HEAD'].includes(method) && (body !== '' || method !== 'DELETE')

interface CredentialProps extends Pick<InputsProps, 'draft' | 'onChange'> {
  readonly header: string
}

function Credential({ header, draft, onChange }: CredentialProps) {
  const [shown, setShown] = useState(false)
  return html`
    <label>
      ${header}
      <input type=${shown ? 'text' : 'password'} autocomplete="off" spellcheck=${false} value=${draft.credential}
        onInput=${(event: InputEvent) => onChange({ ...draft, credential: typed(event) })} />
    </label>
    <label class="check"><input type="checkbox" checked=${shown} onChange=${() => setShown(!shown)} /> Show the credential</label>
  `
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
