import { isObject, type Json, type Pair, valueAt } from '#openapi'
import type { ReportedCase } from '../report.ts'

/** An answer with a masked secret in it cannot be written down. */
export function answerOf({ exchange }: ReportedCase): { readonly body: Json | undefined; readonly masked: boolean } {
  const text = exchange?.response?.body ?? ''
  return { body: parse(text), masked: /\$[A-Z][A-Z_\d]*/.test(text) }
}

/** A text as JSON; undefined where it is none. */
export function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** Puts the document's own names back where the run used fresh ones: `milvusAdmin_k3f9` → `milvusAdmin`. */
export function withoutFreshNames(body: Json | undefined, { exchange }: ReportedCase, pair: Pair | undefined): Json | undefined {
  const sent = parse(exchange?.request.body ?? '')
  const documented = pair?.request.body
  if (body === undefined || !isObject(sent) || !isObject(documented)) return body
  const renamed = Object.entries(documented).flatMap(([key, literal]) => {
    const fresh = valueAt(sent, `/${key}`)
    return typeof literal === 'string' && typeof fresh === 'string' && !fresh.startsWith('$') ? [[fresh, literal] as const] : []
  })
  const text = renamed.reduce(
    (rest, [fresh, literal]) =>
      fresh === literal ? rest : rest.replaceAll(JSON.stringify(fresh).slice(1, -1), JSON.stringify(literal).slice(1, -1)),
    JSON.stringify(body),
  )
  return JSON.parse(text) as Json
}
