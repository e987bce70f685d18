import { annotationsOf, escapeKey, type Json, placeOf, valueAt } from '#openapi'
import { isSame } from '../exchange/same-value.ts'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'
import { isSent, promisesValues } from './promised-value.ts'

/**
 * The body has the values of its example, except where the schema says that they vary; where no schema of the document says so anywhere,
 * those that the example repeats of the request. A place with a broken schema is not told again.
 */
export const matchValue: Matcher = (matched) => {
  const { document, expected, planned, reading, response } = matched
  const { answer, promise } = expected
  if (answer?.value === undefined || response.json === undefined || reading?.response.status !== answer.status) return []
  const volatile = answer.schema === undefined ? [] : annotationsOf(document.model, answer.schema, 'x-volatile', response.json)
  const passed = [...volatile.map(({ at }) => at), ...reading.violations.map(placeOf)]
  const isPromised = (at: string): boolean => {
    if (promisesValues(document)) return true
    const [shown, actual] = [valueAt(answer.value, at), valueAt(response.json, at)]
    return isSent(planned, at, shown) && !isSame(shown ?? null, actual)
  }
  return differences(answer.value, response.json, '')
    .filter((at) => !passed.some((place) => at === place || at.startsWith(`${place}/`)))
    .filter(isPromised)
    .map((at) => {
      const [promised, actual] = [valueAt(answer.value, at), valueAt(response.json, at)]
      return createFinding(matched, {
        rule: 'value',
        message: `${at || 'the body'}: expected ${JSON.stringify(promised)}, actual ${JSON.stringify(actual)}`,
        pointer: at,
        expected: promised,
        actual,
        source: answer.pointer,
        saidBy: [answer.evidence, promise?.evidence],
      })
    })
}

/** Lists the places where two values differ; a place both do not have in the same form is one difference. */
function differences(expected: Json | undefined, actual: Json | undefined, at: string): readonly string[] {
  if (Object.is(expected, actual)) return []
  if (!isTree(expected) || !isTree(actual) || Array.isArray(expected) !== Array.isArray(actual)) return [at]
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
  return [...keys].flatMap((key) => differences(childOf(expected, key), childOf(actual, key), `${at}/${escapeKey(key)}`))
}

type Tree = Readonly<Record<string, Json>>
const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null
const childOf = (tree: Tree, key: string): Json | undefined => (Object.hasOwn(tree, key) ? tree[key] : undefined)
