import { escapeKey, fieldName, fieldsOf, isSecretName, type Json, schemaBelow } from '#openapi'
import { passwordsOf } from '../exchange/secret.ts'
import { variableName } from '../exchange/variable-name.ts'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** What is called a password comes back under its name only where the document says that it does, though nothing else calls it a secret. */
export const matchNamedSecret: Matcher = (matched) => {
  const { document, planned, reading, response } = matched
  const { model } = document
  // A refusal may show what it was sent: who sent it knows it.
  if (response.status >= 400) return []
  if (reading?.schema === undefined || planned.values.body === undefined) return []
  const known = new Set(passwordsOf(model, planned).map(({ value }) => value))
  const sent = [...fieldsOf({ parameters: {}, body: planned.values.body })].flatMap(([field, value]) => {
    const name = fieldName(field)
    const isSecret = typeof value === 'string' && value.length >= shortest && isSecretName(name)
    return isSecret && !known.has(value) ? [{ name, value }] : []
  })
  return sent.flatMap(({ name, value }) => {
    const at = placesOf(response.json, { name, value }).find((one) => schemaBelow(model.root, reading.schema, one) === undefined)
    if (at === undefined) return []
    const secret = variableName(name)
    return [
      createFinding(matched, {
        rule: 'secret',
        message: `the response contains the ${secret} that was sent, in a property that the document does not name`,
        pointer: at,
        expected: 'no secret in a response',
        actual: `$${secret}`,
        source: planned.operation.pointer,
        saidBy: [{ level: 'inferred', source: `\`${name}\` is called like a secret` }],
        cause: secret,
      }),
    ]
  })
}

/** A shorter text may be anything. */
const shortest = 6

/** The places of a value under a name. */
function placesOf(json: Json | undefined, wanted: { readonly name: string; readonly value: string }, at = ''): readonly string[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, one]) => {
    const place = `${at}/${escapeKey(key)}`
    return key === wanted.name && one === wanted.value ? [place] : placesOf(one, wanted, place)
  })
}
