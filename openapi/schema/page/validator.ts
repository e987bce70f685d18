import type { Document } from '../../model/document.ts'
import type { JsonObject } from '../../model/model.ts'
import { createJudge, type Vocabulary } from './judge.ts'
import type { Check } from './scene.ts'
import { arrayChecks, objectChecks, schemaChecks } from './schema-checks.ts'
import { constantChecks, numberChecks, stringChecks } from './value-checks.ts'

/**
 * Gives the function that judges values by the schemas of a document that comes along, without Ajv: for a page, where no code may be made
 * at run time (Content-Security-Policy) and kilobytes count. It finds the same violations as Ajv, in the same order and words.
 *
 * @throws {Error} When used with a place that holds no schema, or with a keyword it does not know.
 */
export function createValidator(root: JsonObject): Pick<Document, 'validate' | 'brokenSchema'> {
  const validate = createJudge(root, vocabulary)
  return { validate: (schema, value) => validate(schema, value), brokenSchema: () => undefined }
}

const checkReference: Check = ({ expected, refer }) => void refer(expected as string)

const groups: Vocabulary['groups'] = [
  { checks: [['$ref', checkReference], ...constantChecks, ...schemaChecks] },
  { type: 'number', checks: numberChecks },
  { type: 'string', checks: stringChecks },
  { type: 'array', checks: arrayChecks },
  { type: 'object', checks: objectChecks },
]

/** Keywords that say something about a value and are no rule, and those another one looks after. */
const silent = [
  'type',
  'then',
  'else',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
]
const own = ['x-identity', 'x-volatile', 'x-evidence', 'x-profiles']
const known = new Set([...silent, ...own, ...groups.flatMap(({ checks }) => checks.map(([keyword]) => keyword))])

const vocabulary: Vocabulary = {
  groups,
  meet: (keyword, place) => {
    if (!known.has(keyword)) throw new Error(`The rule ${place}/${keyword} is not known here.`)
  },
}
