import type { Json } from '#openapi'
import { type Collection, effectsOf } from '#openapi/effects'
import type { Act } from './decision.ts'

/**
 * Finds the record a path leads through that is not there: a collection below it cannot be, either.
 *
 * @returns What is missing, in words.
 */
export function missingOwner(act: Act, of: Collection): string | undefined {
  const { parent } = of
  const parameter = of.within.at(-1)
  if (!parent?.key || parameter === undefined) return undefined
  const key = act.inputs[`path.${parameter}`]
  const shelf = act.shelf(parent)
  // Of a kind of record that nobody can create and that there is none of, every one is taken to be there.
  if (key === undefined || shelf.find(key) || (shelf.newest().length === 0 && !isCreated(act, parent))) return undefined
  return describeMissing(parent, key)
}

const isCreated = ({ document }: Act, of: Collection): boolean => {
  const effects = effectsOf(document)
  return document.model.operations.some((operation) => {
    const { value } = effects.of(operation)
    return 'of' in value && value.of.path === of.path && (value.kind === 'create' || 'creates' in value)
  })
}

/** What is missing, in words. */
export const describeMissing = ({ name, key }: Collection, value: Json | undefined): string =>
  `There is no record of "${name}" whose ${key?.property ?? key?.parameter ?? 'key'} is ${JSON.stringify(value ?? null)}.`
