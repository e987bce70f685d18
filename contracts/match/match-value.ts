import { annotationsOf, escapeKey, type Json, placeOf, valueAt } from '#openapi'
import { createFinding } from './finding.ts'
import type { Matcher } from './matcher.ts'

/** The body has the values of its example, except where the schema says that they vary. A place with a broken schema is not told again. */
export const matchValue: Matcher = (matched) => {
  const { document, expected, reading, response } = matched
  const { answer, promise } = expected
  if (answer?.value === undefined || response.json === undefined || reading?.response.status !== answer.status) return []
  const volatile = answer.schema === undefined ? [] : annotationsOf(document.model, answer.schema, 'x-volatile', response.json)
  const passed = [...volatile.map(({ at }) => at), ...reading.violations.map(placeOf)]
  return differences(answer.value, response.json, '')
    .filter((at) => !passed.some((place) => at === place || at.startsWith(`${place}/`)))
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
