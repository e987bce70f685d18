import type { Document, Problem } from '../model/document.ts'
import { checkAlternatives } from './alternatives.ts'
import type { Check } from './check.ts'
import { checkEffects } from './effects.ts'
import { checkEvidence } from './evidence.ts'
import { checkExamples } from './examples.ts'
import { checkExtensions } from './extensions.ts'
import { checkLinks } from './links.ts'
import { checkOperations } from './operations.ts'
import { checkPairs } from './pairs.ts'
import { checkPaths } from './paths.ts'
import { checkReferences } from './references.ts'
import { checkRejections } from './rejections.ts'
import { checkSchemas } from './schemas.ts'
import { checkSecurity } from './security.ts'
import { checkValues } from './values.ts'
import { visitDocument } from './visit.ts'

/** What would let us do more with a document. It is never an error. */
export interface Advice extends Problem {
  readonly topic: Topic
}

/** What advice is about, the most useful first: what is wrong before what is missing, what is missing before our own annotations. */
export const topics = [
  'text',
  'references',
  'schemas',
  'paths',
  'operations',
  'security',
  'examples',
  'links',
  'effects',
  'extensions',
  'values',
  'rejections',
  'alternatives',
  'pairs',
  'evidence',
] as const
export type Topic = (typeof topics)[number]

const checks: Readonly<Record<Exclude<Topic, 'text'>, Check>> = {
  references: checkReferences,
  schemas: checkSchemas,
  paths: checkPaths,
  operations: checkOperations,
  security: checkSecurity,
  examples: checkExamples,
  links: checkLinks,
  effects: checkEffects,
  extensions: checkExtensions,
  values: checkValues,
  rejections: checkRejections,
  alternatives: checkAlternatives,
  pairs: checkPairs,
  evidence: checkEvidence,
}

/**
 * Lists what is wrong with a document, or missing in it, and does not keep it from being used; the most useful first, then in the
 * order of the file.
 *
 * @example
 * adviceOn(document).map(({ where, what }) => `${where} ${what}`) // ['pets.yaml:42:9 The example `cat` breaks its schema: …']
 */
export function adviceOn(document: Document): readonly Advice[] {
  const visited = visitDocument(document.model.root)
  const text = (document.listProblems?.() ?? []).map((problem): Advice => ({ ...problem, topic: 'text' }))
  const found = Object.entries(checks).flatMap(([topic, check]) =>
    check(document, visited).map((problem): Advice => ({ ...problem, topic: topic as Topic })),
  )
  return [...text, ...found]
    .map((advice) => ({ advice, rank: topics.indexOf(advice.topic), place: placeOf(advice) }))
    .toSorted((one, other) => one.rank - other.rank || byPlace(one.place, other.place))
    .map(({ advice }) => advice)
}

interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

function placeOf({ where }: Problem): FilePlace {
  const [, file = where, line = 0, column = 0] = /^(.*):(\d+):(\d+)$/s.exec(where) ?? []
  return { file, line: Number(line), column: Number(column) }
}

function byPlace(one: FilePlace, other: FilePlace): number {
  if (one.file !== other.file) return one.file.localeCompare(other.file, 'en', { numeric: true })
  return one.line - other.line || one.column - other.column
}
