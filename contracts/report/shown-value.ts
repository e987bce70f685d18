import { isObject, type Json, textOf } from '#openapi'
import type { Redactor } from '../exchange/secret.ts'

/** A value as it may be shown: its texts redacted, and a number that is a secret, too; undefined kept as null so that JSON has it. */
export const shownValue = (value: unknown, redactor: Redactor): unknown =>
  value === undefined ? null : redactedIn(JSON.parse(JSON.stringify(value)) as Json, redactor)

function redactedIn(value: Json, redactor: Redactor): Json {
  if (Array.isArray(value)) return value.map((one) => redactedIn(one as Json, redactor))
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [redactor.redact(name), redactedIn(one as Json, redactor)]),
    )
  const text = textOf(value)
  const shown = redactor.redact(text)
  return shown === text ? value : shown
}
