import type { Document, Operation } from '#openapi'
import { pagingOf } from '#openapi/effects'
import { givesLink } from '../reach/next-link.ts'
import { givesTotal } from '../reach/total.ts'

/** What is checked of the pages of a list. */
export type PageCheck = 'limit' | 'pages' | 'links' | 'total'

/** Lists what can be checked of the pages of a list; nothing where it has none. */
export function pageChecksOf(document: Document, list: Operation): readonly PageCheck[] {
  const { limit, offset, page, cursor } = pagingOf(list) ?? {}
  if (limit === undefined) return []
  const pages = (offset ?? page ?? cursor) === undefined ? [] : (['pages'] as const)
  const links = givesLink(list) ? (['links'] as const) : []
  return ['limit', ...pages, ...links, ...(givesTotal(document, list) ? (['total'] as const) : [])]
}
