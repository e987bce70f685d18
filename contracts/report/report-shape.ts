import { count, fields, flag, listOf, maybe, oneOf, type Shape, text, texts, whole } from '../shape.ts'

const finding = {
  operation: text,
  rule: text,
  severity: oneOf('error', 'warning'),
  message: text,
  pointer: text,
  source: text,
  place: text,
  evidence: text,
  because: maybe(text),
  advice: text,
  cause: text,
  code: maybe(whole),
  accepted: maybe(flag),
  precise: maybe(flag),
}
const distinct = fields({
  ...finding,
  api: text,
  cases: listOf(text),
  operations: listOf(text),
  also: maybe(listOf(text)),
  excerpt: maybe(fields({ firstLine: whole, lines: listOf(text) })),
})

const request = fields({ method: text, url: text, headers: texts, body: maybe(text) })
const response = fields({ status: whole, headers: texts, body: text })
const one = fields({
  id: text,
  api: text,
  operation: text,
  kind: text,
  name: text,
  file: text,
  promise: text,
  follows: maybe(text),
  status: oneOf('passed', 'failed', 'warned', 'skipped'),
  httpStatus: maybe(whole),
  durationMs: count,
  reason: maybe(text),
  findings: listOf(fields(finding)),
  reproduce: maybe(text),
  variables: maybe(listOf(fields({ name: text, holds: text }))),
  exchange: maybe(fields({ request, response: maybe(response), failure: maybe(text) })),
})

/** The properties of a report, as `--reporter=json` writes them. */
export const reportShape: Readonly<Record<string, Shape>> = {
  target: text,
  mock: flag,
  startedAt: text,
  durationMs: count,
  documents: listOf(text),
  summary: fields({ passed: count, failed: count, warned: count, skipped: count }),
  coverage: fields({
    operations: count,
    reached: count,
    unreached: listOf(fields({ api: text, operation: text, reason: text })),
  }),
  findings: listOf(distinct),
  cases: listOf(one),
  unrestored: listOf(text),
  interrupted: maybe(flag),
  rerun: maybe(text),
  shard: maybe(fields({ index: whole, of: whole, operations: listOf(text), reached: listOf(text) })),
  outdated: maybe(listOf(text)),
}
