import type { Violation } from '../../model/document.ts'
import { escapeKey } from '../../model/pointer.ts'
import type { Check, Checks, Scene } from './scene.ts'

/** Rules that hand a value of any type on to other schemas, in Ajv's order and words. */
export const schemaChecks: Checks = [
  ['not', checkNot],
  ['anyOf', checkBranches((kept) => kept >= 1, 'must match a schema in anyOf')],
  ['oneOf', checkBranches((kept) => kept === 1, 'must match exactly one schema in oneOf')],
  ['allOf', checkAll],
  ['if', checkCondition],
]

/** Rules about lists. */
export const arrayChecks: Checks = [['items', checkItems]]

/** Rules about objects. */
export const objectChecks: Checks = [
  ['required', checkRequired],
  ['additionalProperties', checkAdditional],
  ['properties', checkProperties],
  ['unevaluatedProperties', checkUnevaluated],
]

function checkNot({ follow, fail }: Scene): void {
  if (follow(['not'], { found: [], evaluated: new Set() })) fail('must NOT be valid')
}

function checkAll({ expected, follow }: Scene): void {
  for (const index of (expected as unknown[]).keys()) follow(['allOf', index])
}

function checkItems({ value, at, follow }: Scene): void {
  for (const [index, item] of (value as unknown[]).entries())
    follow(['items'], { value: item, at: `${at}/${index}`, evaluated: new Set() })
}

/** Of branches only what a kept one has spoken of counts; what is wrong in them is told only where the whole is broken. */
function checkBranches(keeps: (kept: number) => boolean, message: string): Check {
  return ({ keyword, expected, follow, fail, found, evaluated }) => {
    const wrong: Violation[] = []
    const kept = (expected as unknown[]).filter((_, index) => {
      const own = new Set<string>()
      const holds = follow([keyword, index], { found: wrong, evaluated: own })
      if (holds) for (const name of own) evaluated.add(name)
      return holds
    })
    if (keeps(kept.length)) return
    found.push(...wrong)
    fail(message)
  }
}

function checkCondition({ schema, follow, fail, evaluated }: Scene): void {
  const own = new Set<string>()
  const holds = follow(['if'], { found: [], evaluated: own })
  if (holds) for (const name of own) evaluated.add(name)
  const branch = holds ? 'then' : 'else'
  if (Object.hasOwn(schema, branch) && !follow([branch])) fail(`must match "${branch}" schema`)
}

function checkRequired({ value, expected, fail }: Scene): void {
  for (const name of expected as string[])
    if ((value as Record<string, unknown>)[name] === undefined) fail(`must have required property '${name}'`, name)
}

function checkAdditional(scene: Scene): void {
  const { value, schema, evaluated } = scene
  const known = Object.keys((schema.properties as object | undefined) ?? {})
  const others = Object.keys(value as object).filter((name) => !known.includes(name))
  for (const name of others) judgeOther(scene, name, 'must NOT have additional properties')
  for (const name of Object.keys(value as object)) evaluated.add(name)
}

function checkUnevaluated(scene: Scene): void {
  const { value, evaluated } = scene
  const others = Object.keys(value as object).filter((name) => !evaluated.has(name))
  for (const name of others) judgeOther(scene, name, 'must NOT have unevaluated properties')
  for (const name of others) evaluated.add(name)
}

function judgeOther({ keyword, value, at, expected, fail, follow }: Scene, name: string, message: string): void {
  if (expected === false) fail(message, name)
  else follow([keyword], childOf(value, at, name))
}

function checkProperties({ value, at, expected, follow, evaluated }: Scene): void {
  for (const name of Object.keys(expected as object)) {
    const child = childOf(value, at, name)
    if (child.value !== undefined) follow(['properties', name], child)
    evaluated.add(name)
  }
}

const childOf = (value: unknown, at: string, name: string) => ({
  value: (value as Record<string, unknown>)[name],
  at: `${at}/${escapeKey(name)}`,
  evaluated: new Set<string>(),
})
