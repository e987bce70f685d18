import { html } from 'htm/preact'
import type { CatalogField } from '../catalog.ts'
import { Phrase } from '../prose.ts'

/** Where a page is narrow, so many fields would push the form out of sight: they are folded. */
const many = 8

/** The inputs of an operation: what each is, and what it may be. */
export function FieldTable({ fields }: { readonly fields: readonly CatalogField[] }) {
  if (fields.length === 0) return html`<p class="note">This operation takes no input.</p>`
  return html`
    <details class="group" open=${fields.length <= many || !matchMedia('(max-width: 860px)').matches}>
      <summary class="group-name">Fields <span class="note">${fields.length}</span></summary>
      <div class="scroll" tabindex="0" role="group" aria-label="Fields, table">
        <table class="fields" aria-label="Fields">
          <thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Limits</th></tr></thead>
          <tbody>${fields.map((field) => html`<${FieldRow} key=${`${field.in}.${field.name}`} field=${field} />`)}</tbody>
        </table>
      </div>
    </details>
  `
}

function FieldRow({ field }: { readonly field: CatalogField }) {
  const { name, in: place, type, limits, required, description } = field
  return html`
    <tr>
      <td>
        <code>${name}</code> <span class="note">${place}</span> ${required && html`<span class="badge">required</span>`}
        ${description !== '' && html`<div class="note"><${Phrase} text=${description} /></div>`}
      </td>
      <td>${type}</td>
      <td>${limits.length === 0 ? html`<span class="note">—</span>` : limits.join('; ')}</td>
    </tr>
  `
}
