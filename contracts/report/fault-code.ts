import { type Document, lookUp } from '#openapi'
import { effectsOf } from '#openapi/effects'
import type { Case } from '../cases/case.ts'
import type { Finding } from '../match/finding.ts'

const serverError = 100
const responseBreaksSchema = 101
const invalidInputAccepted = 102
const accessibleAfterDelete = 103
const failedCreationLeft = 104
const authorizationMissed = 206

const byRule: Readonly<Record<string, number>> = {
  status: responseBreaksSchema,
  'content-type': responseBreaksSchema,
  encoding: responseBreaksSchema,
  header: responseBreaksSchema,
  json: responseBreaksSchema,
  schema: responseBreaksSchema,
  'example/accepted': invalidInputAccepted,
  'rule/required': invalidInputAccepted,
  'rule/type': invalidInputAccepted,
  'rule/constraint': invalidInputAccepted,
  'rule/malformed': invalidInputAccepted,
  auth: authorizationMissed,
}

/**
 * Gives the code that the field's common list of faults has for a finding; undefined where it has none.
 *
 * @see {@link https://github.com/WebFuzzing/Commons Web Fuzzing Commons}
 */
export function faultCodeOf(document: Document, { rule, actual }: Finding, one: Case): number | undefined {
  if (rule === 'status' && typeof actual === 'number' && actual >= 500) return serverError
  if (rule === 'lifecycle/removed' || (rule === 'state/listed' && one.name.endsWith(' removed'))) return accessibleAfterDelete
  if (rule === 'state/unchanged') return creates(document, one) ? failedCreationLeft : undefined
  return lookUp(byRule, rule)
}

function creates(document: Document, { operation: id }: Case): boolean {
  const operation = document.model.operations.find((candidate) => candidate.id === id)
  return operation !== undefined && effectsOf(document).of(operation).value.kind === 'create'
}
