import { type Operation, type RequestExample, successOf, withField } from '#openapi'
import type { Headers } from './total.ts'

/** Whether a list is documented to lead to its next page by a header. */
export const givesLink = (list: Operation): boolean =>
  (successOf(list)?.headers ?? []).some(({ name }) => name.toLowerCase() === 'link')

/**
 * The request that a page's `Link` header leads to as the next; undefined where it leads to none, or asks for what the document
 * does not describe.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8288#section-3 RFC 8288, Link Serialisation in HTTP Headers}
 */
export function linkedPage(list: Operation, request: RequestExample, { link = '' }: Headers): RequestExample | undefined {
  const targets = [...link.matchAll(/<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g)]
  const [, target] =
    targets.find(([, , terms = '']) => /;\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")/i.test(terms)) ?? []
  const at = target?.indexOf('?') ?? -1
  if (target === undefined || at < 0) return undefined
  const query = new URLSearchParams(target.slice(at + 1).replace(/#.*$/s, ''))
  const isKnown = (name: string) => list.parameters.some((one) => one.in === 'query' && one.name === name)
  if (![...query.keys()].every(isKnown)) return undefined
  return [...new Set(query.keys())].reduce((known, name) => {
    const values = query.getAll(name)
    return withField(known, `query.${name}`, values.length === 1 ? (values[0] ?? '') : values)
  }, request)
}
