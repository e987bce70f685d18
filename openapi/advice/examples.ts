import type { Document, Violation } from '../model/document.ts'
import type { Pointer } from '../model/model.ts'
import { childPointer, findValue, Place } from '../model/place.ts'
import type { Problem } from '../read/error.ts'
import { type Check, pointerBelow } from './check.ts'

/** Every example keeps its schema: of requests, parameters, responses (shared ones too) and headers. */
export const checkExamples: Check = (document, visited) =>
  visited.flatMap(({ pointer, fields, kinds }) => {
    const place = new Place(document.model.root, pointer)
    const schema = place.schema('schema')
    if (schema === undefined) return []
    const direction = kinds.has('parameter') || kinds.has('requestContent') ? 'request' : 'response'
    const check = (name: string, at: Pointer) => judge(document, { schema, direction, name, pointer: at })
    const single = fields.example === undefined ? [] : check('example', childPointer(pointer, 'example'))
    const named = place.entries('examples').flatMap(([name, example]) => {
      const key = ['dataValue', 'value'].find((one) => Object.hasOwn(example.fields, one))
      if (key !== undefined) return check(name, `${example.pointer}/${key}`)
      const what = `The example \`${name}\` has no value.`
      return [{ what, where: document.locate(example.pointer), next: 'Add `value`. A value in another file is not read.' }]
    })
    return [...single, ...named]
  })

interface Shown {
  readonly schema: Pointer
  readonly direction: 'request' | 'response'
  readonly name: string
  readonly pointer: Pointer
}

function judge(
  { model, validate, explain = validate, locate }: Document,
  { schema, direction, name, pointer }: Shown,
): readonly Problem[] {
  const violations = explain(schema, findValue(model.root, pointer), direction)
  const [first, ...others] = closest(violations)
  if (!first) return []
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return [
    {
      what: `The example \`${name}\` does not match its schema: ${describe(first)}${more}.`,
      where: locate(pointerBelow(pointer, first.at)),
      next: `Correct the value, or the rule at ${locate(first.rule)}.`,
    },
  ]
}

/** That no branch fits is said last: what is wrong in them says more. */
function closest(violations: readonly Violation[]): readonly Violation[] {
  const inner = violations.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf')
  return inner.length > 0 ? inner : violations
}

const describe = ({ at, message, property }: Violation): string =>
  `${at === '' ? 'it' : at} ${message}${property === undefined || message.includes(property) ? '' : ` (\`${property}\`)`}`
