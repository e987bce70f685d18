import type { Document } from '../../model/document.ts'
import type { JsonObject } from '../../model/model.ts'
import { type Direction, requiredIn } from '../direction.ts'
import { anyArrayChecks, anyObjectChecks } from './any-schema-checks.ts'
import { anyConstantChecks, anyNumberChecks, anyStringChecks } from './any-value-checks.ts'
import { createJudge, type Vocabulary } from './judge.ts'
import type { Check } from './scene.ts'
import { schemaChecks } from './schema-checks.ts'

/**
 * Gives the function that judges values by the schemas of any document, without making code: for a page with a policy that forbids it
 * (Content-Security-Policy). It keeps and breaks what Ajv does; a schema that cannot be used is kept by every value.
 */
export function createValidator(root: JsonObject): Pick<Document, 'validate' | 'brokenSchema'> {
  const plain = createJudge(root, vocabulary)
  const directed = new Map<Direction, typeof plain>()
  const judgeFor = (direction: Direction | undefined): typeof plain => {
    if (direction === undefined) return plain
    const known = directed.get(direction)
    if (known) return known
    const own = requiredIn(direction, root)
    const judge = own === root ? plain : createJudge(own, vocabulary)
    directed.set(direction, judge)
    return judge
  }
  const validate: Document['validate'] = (schema, value, direction) => {
    try {
      return judgeFor(direction)(schema, value)
    } catch {
      // No schema at the place, a schema that leads to itself about the same value, a pattern that cannot be read.
      return []
    }
  }
  return { validate, brokenSchema: () => undefined }
}

const checkReference: Check = ({ expected, refer, exists }) => {
  if (typeof expected === 'string' && exists(expected)) refer(expected)
}

const vocabulary: Vocabulary = {
  groups: [
    { checks: [['$ref', checkReference], ...anyConstantChecks, ...schemaChecks] },
    { type: 'number', checks: anyNumberChecks },
    { type: 'string', checks: anyStringChecks },
    { type: 'array', checks: anyArrayChecks },
    { type: 'object', checks: anyObjectChecks },
  ],
  // A keyword that is not known is no rule.
  meet: () => {},
  allowsNull: ({ nullable }) => nullable === true,
}
