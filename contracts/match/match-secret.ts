import { type Json, passwordPlaces, withValueAt } from '#openapi'
import { readBase64 } from '../exchange/base64-runs.ts'
import { secretsOf } from '../exchange/secret.ts'
import { readableFormsOf, type SecretForm } from '../exchange/secret-forms.ts'
import { createFinding } from './finding.ts'
import type { Matched, Matcher } from './matcher.ts'

/** Nothing secret that was sent comes back, in no part of the response, except where the document puts a secret. */
export const matchSecret: Matcher = (matched) => {
  const { document, planned, exchange } = matched
  const sent = secretsOf(document.model, planned, exchange.request).map(({ name, value }) => ({
    name,
    value,
    forms: readableFormsOf(value),
  }))
  if (sent.length === 0) return []
  let places = placesOf(matched, shortestOf(sent.flatMap(({ forms }) => forms)))
  // The beginning of one secret may be another: the one that more of the response is of goes first.
  const longestFirst = sent.toSorted(
    (one, other) => lengthTold(other.forms, places) - lengthTold(one.forms, places) || other.value.length - one.value.length,
  )
  return longestFirst.flatMap(({ name, forms }) => {
    const told = findTold(forms, places)
    if (told === undefined) return []
    // One password is often the beginning of the other: where it stands in that, it is not told a second time.
    places = places.map(([place, text, how]) => [place, without(text, forms), how])
    return [
      createFinding(matched, {
        rule: 'secret',
        message: `the response contains the ${name} that was sent, ${told}`,
        pointer: '',
        expected: 'no secret in a response',
        actual: `$${name}`,
        source: planned.operation.pointer,
        cause: name,
      }),
    ]
  })
}

type Place = readonly [name: string, text: string, how?: string | undefined]

/** Says where a secret is told and how: `in the header x-audit, in base64`. */
function findTold(forms: readonly SecretForm[], places: readonly Place[]): string | undefined {
  for (const [name, text, how = ''] of places) {
    const form = forms.find((one) => text.includes(one.text))
    if (form) return [`in ${name}`, form.how, how].filter(Boolean).join(', ')
  }
  return undefined
}

/** Length of the longest form that stands anywhere; 0 where none does. */
const lengthTold = (forms: readonly SecretForm[], places: readonly Place[]): number =>
  Math.max(0, ...forms.filter((form) => places.some(([, text]) => text.includes(form.text))).map((form) => form.text.length))

const without = (text: string, forms: readonly SecretForm[]): string =>
  forms
    .toSorted((one, other) => other.text.length - one.text.length)
    .reduce((rest, form) => rest.replaceAll(form.text, ' '), text)

/** Bytes of the shortest text that would give a secret away. */
const shortestOf = (forms: readonly SecretForm[]): number => Math.min(...forms.map(({ text }) => Buffer.byteLength(text)))

function placesOf(matched: Matched, shortest: number): readonly Place[] {
  const { rawHeaders, headers, reason = '', afterBody } = matched.response
  const named = rawHeaders.length > 0 ? rawHeaders : Object.entries(headers)
  const places: readonly Place[] = [
    ['its body', textOf(matched)],
    ...named.map(([name, text]): Place => [`the header ${name.toLowerCase()}`, `${name}: ${text}`]),
    ['its reason phrase', reason],
    ['what comes after its body', afterBody?.sample ?? ''],
  ]
  return [
    ...places,
    ...places.flatMap(([name, text]) => readBase64(text, shortest).map((inside): Place => [name, inside, 'in base64'])),
  ]
}

/**
 * The body without the values its schema calls a password: there one is expected. Also as JavaScript writes it, which escapes
 * nothing that it need not.
 */
function textOf({ document, reading, response: { json, text } }: Matched): string {
  if (json === undefined) return text
  const secrets = reading?.schema === undefined ? [] : passwordPlaces(document.model, reading.schema, json)
  const rest = JSON.stringify(secrets.reduce<Json | undefined>((body, at) => withValueAt(body, at, null), json))
  return secrets.length > 0 ? rest : `${text}\n${rest}`
}
