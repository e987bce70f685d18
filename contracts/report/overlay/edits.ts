import { escapeKey, isObject, type Json, type JsonObject, keysOf, valueAt, withValueAt } from '#openapi'
import type { ReportedFinding } from '../report.ts'

import { type Drift, type Edit, set } from './drift.ts'
import { renameMediaType } from './media-type-edit.ts'
import { addStatus, openDoor, relaxHeader, removeOperation, removeRule } from './request-edit.ts'
import { relaxRequired } from './required-edit.ts'
import { editSchema } from './schema-edit.ts'
import { moveAnswer } from './status-edit.ts'

/** The rules whose drift a document can be told; every other finding is described only. */
export const edits: Readonly<Record<string, Edit>> = {
  value: changeExample,
  schema: (drift) => withExample(drift, editSchema(drift)),
  undocumented: editSchema,
  status: (drift) => moveAnswer(drift) ?? addStatus(drift),
  'example/refused': addSuccess,
  'rule/type': removeRule,
  'rule/constraint': removeRule,
  'rule/required': relaxRequired,
  auth: openDoor,
  header: relaxHeader,
  'not-served': removeOperation,
  'content-type': renameMediaType,
}

/** A success that only `default` covers is taken for a refusal. */
function addSuccess(drift: Drift): JsonObject | undefined {
  const { finding, status } = drift
  return status !== undefined && status < 300 ? addStatus({ ...drift, finding: { ...finding, actual: status } }) : undefined
}

function changeExample(drift: Drift): JsonObject | undefined {
  return setExampleValue(drift.root, drift.finding.place, drift.finding.pointer, drift.body)
}

/** Puts what came into an example, at one place; of an array the whole. */
function setExampleValue(root: JsonObject, example: string, pointer: string, body: Json | undefined): JsonObject | undefined {
  const documented = valueAt(root, `${example}/value`)
  if (documented === undefined || body === undefined) return undefined
  const place = outermostArray(documented, pointer)
  const value = withValueAt(documented, place, valueAt(body, place))
  return set(root, example, withoutLostValues({ ...(valueAt(root, example) as JsonObject), value: value ?? null }))
}

function outermostArray(value: Json, pointer: string): string {
  const keys = keysOf(pointer)
  const index = keys.findIndex((_, depth) => Array.isArray(valueAt(value, pointerOf(keys.slice(0, depth)))))
  return index < 0 ? pointer : pointerOf(keys.slice(0, index))
}

const pointerOf = (keys: readonly string[]): string => keys.map((key) => `/${escapeKey(key)}`).join('')

/** `x-values` speaks of texts in the value: of those that are no longer there it must not. */
function withoutLostValues({ 'x-values': values, ...example }: JsonObject): JsonObject {
  if (!isObject(values)) return example
  const left = Object.entries(values).filter(([, places]) => [places].flat().every((place) => holds(example.value, place)))
  return left.length === 0 ? example : { ...example, 'x-values': Object.fromEntries(left) }
}

function holds(value: Json | undefined, place: Json): boolean {
  if (typeof place === 'string') return valueAt(value, place) !== undefined
  if (!isObject(place) || typeof place.in !== 'string' || typeof place.text !== 'string') return false
  const whole = valueAt(value, place.in)
  return typeof whole === 'string' && whole.includes(place.text)
}

/** An example has to keep its schema: where the schema now allows what came, the example of the case says it. */
function withExample({ finding, pair, body }: Drift, edited: JsonObject | undefined): JsonObject | undefined {
  if (!edited || !pair || isAddition(finding)) return edited
  return setExampleValue(edited, pair.response.pointer, finding.pointer, body) ?? edited
}

const isAddition = ({ place }: ReportedFinding): boolean => /\/(additional|unevaluated)Properties$/.test(place)
