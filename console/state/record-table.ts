import { html } from 'htm/preact'

/** A record of a collection. */
export type CollectionRecord = Readonly<Record<string, unknown>>

/** A collection: a row for each record, a column for each property one of them has. */
export function RecordTable({ name, records }: { readonly name: string; readonly records: readonly CollectionRecord[] }) {
  const columns = [...new Set(records.flatMap(Object.keys))]
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${`${name}, table`}>
      <table>
        <caption>${name} <span class="note">${records.length}</span></caption>
        ${
          columns.length > 0 &&
          html`
            <thead><tr>${columns.map((column) => html`<th key=${column} scope="col">${column}</th>`)}</tr></thead>
            <tbody>
              ${records.map(
                (record, row) => html`
                  <tr key=${row}>${columns.map((column) => html`<td key=${column}>${cellOf(record[column])}</td>`)}</tr>
                `,
              )}
            </tbody>
          `
        }
      </table>
    </div>
  `
}

function cellOf(value: unknown) {
  if (value === undefined) return html`<span class="note">—</span>`
  if (value === '(hidden)') return html`<span class="badge">hidden</span>`
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  if (Array.isArray(value))
    return html`<ul>${value.map((item, index) => html`<li key=${index}><code>${JSON.stringify(item)}</code></li>`)}</ul>`
  return typeof value === 'string' ? value : html`<code>${JSON.stringify(value)}</code>`
}
