import type { Document, Field, Operation, Response } from '#openapi'
import { effectsOf, firstPageOf, type Paging } from '#openapi/effects'
import type { ListPart } from '../effects/index.ts'
import type { RequestParts } from '../handlers/message.ts'

/** URLs of other parts of a list; absent where there is no such part, or nothing to ask for it with. */
export interface PageLinks {
  readonly first?: string
  readonly prev?: string
  readonly next?: string
  readonly last?: string
}

type Asked = Pick<RequestParts, 'path' | 'query' | 'mount' | 'origin'>

/** Number of the first page of a list. */
export const pageNumber = (document: Document, operation: Operation): number =>
  firstPageOf(document.model, operation, pagingOf(document, operation).page)

function pagingOf(document: Document, operation: Operation): Paging {
  const { value } = effectsOf(document).of(operation)
  return (value.kind === 'list' ? value.paging : undefined) ?? {}
}

/** Gives the URLs of the parts of a list around the shown one. */
export function pageLinks(document: Document, operation: Operation, list: ListPart, request: Asked): PageLinks {
  const paging = pagingOf(document, operation)
  const { records, total, limit, offset, cursor } = list
  const shown = offset + records.length
  const at = (field: Field, value: unknown) => urlWith(request, field, String(value))
  const step = Math.max(1, limit)
  const numbered = paging.page ?? paging.offset
  if (numbered === undefined)
    return cursor === undefined || paging.cursor === undefined ? {} : { next: at(paging.cursor, cursor) }
  const to = (from: number) =>
    at(numbered, paging.page === undefined ? from : Math.floor(from / step) + pageNumber(document, operation))
  return {
    first: to(0),
    ...(offset > 0 ? { prev: to(Math.max(0, offset - step)) } : {}),
    ...(shown < total ? { next: to(shown) } : {}),
    last: to(Math.floor(Math.max(0, total - 1) / step) * step),
  }
}

function urlWith({ origin = '', mount = '', path, query }: Asked, field: Field, value: string): string {
  const values = new URLSearchParams(query)
  values.set(field.slice(field.indexOf('.') + 1), value)
  return `${origin}${mount}${path}?${values.toString()}`
}

/**
 * Gives the header that links to other parts of a list, where the document has it.
 *
 * @param links Asked for only where there is such a header: most lists link to nothing.
 * @see {@link https://www.rfc-editor.org/rfc/rfc8288 RFC 8288, Web Linking}
 */
export function linkHeader({ headers }: Response, links: () => PageLinks): Readonly<Record<string, string>> {
  const name = headers.find((header) => header.name.toLowerCase() === 'link')?.name
  if (name === undefined) return {}
  const entries = Object.entries(links()).map(([relation, url]) => `<${url}>; rel="${relation}"`)
  return entries.length === 0 ? {} : { [name]: entries.join(', ') }
}
