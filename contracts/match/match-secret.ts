import { annotationsOf, type Json, withValueAt } from '#openapi'
import { formsOf, secretsOf } from '../exchange/secret.ts'
import { createFinding } from './finding.ts'
import type { Matched, Matcher } from './matcher.ts'

/** Nothing secret that was sent comes back, neither in the body nor in a header, except where the document puts a secret. */
export const matchSecret: Matcher = (matched) => {
  const { document, planned, exchange, response } = matched
  const answer = [textOf(matched), ...Object.values(response.headers)].join('\n')
  return secretsOf(document.model, planned, exchange.request)
    .filter(({ value }) => formsOf(value).some((form) => answer.includes(form)))
    .map(({ name }) =>
      createFinding(matched, {
        rule: 'secret',
        message: `the answer contains the ${name} that was sent`,
        pointer: '',
        expected: 'no secret in an answer',
        actual: `$${name}`,
        source: planned.operation.pointer,
        cause: name,
      }),
    )
}

/** The body without the values its schema calls a password: there one is expected. */
function textOf({ document, reading, response }: Matched): string {
  if (reading?.schema === undefined || response.json === undefined) return response.text
  const secrets = annotationsOf(document.model, reading.schema, 'format', response.json).filter(
    ({ value }) => value === 'password',
  )
  if (secrets.length === 0) return response.text
  return JSON.stringify(secrets.reduce<Json | undefined>((body, { at }) => withValueAt(body, at, null), response.json))
}
