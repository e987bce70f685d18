import type { Answer, Document, Json, Operation, Rejections } from '#openapi'
import { createJudge, NoRejectionError } from '../handlers/judge.ts'
import { bodyRules, judgedParameters, parameterRules } from '../handlers/rules.ts'
import type { Stated } from './refusal.ts'

/** Gives a failure that `x-rejections` names. */
export const stated = (answer: Answer | undefined, values?: Readonly<Record<string, unknown>>): Stated | undefined =>
  answer && { answer, ...(values ? { values } : {}) }

/**
 * Finds the failure that `x-rejections` names for broken rules.
 *
 * @param schema Place of the schema of the body.
 * @returns undefined where it names none.
 */
export function statedFor(
  document: Document,
  operation: Operation,
  inputs: Readonly<Record<string, Json>>,
  body: { readonly schema: string; readonly value: Json } | undefined,
): Stated | undefined {
  const { rejections } = operation
  if (!judges(rejections)) return undefined
  const parameters = judgedParameters(operation)
  const values = Object.fromEntries(
    parameters.flatMap(({ in: place, name }) =>
      inputs[`${place}.${name}`] === undefined ? [] : [[name, inputs[`${place}.${name}`]]],
    ),
  )
  try {
    const ofInputs = createJudge(parameterRules(document, parameters), rejections, {})(values).rejection
    return ofInputs ?? (body && createJudge(bodyRules(document, body.schema), rejections, {})(body.value).rejection)
  } catch (error) {
    if (error instanceof NoRejectionError) return undefined
    throw error
  }
}

const judges = ({ invalid, mistyped, incomplete, empty, notAnObject }: Rejections): boolean =>
  [mistyped, incomplete, empty, notAnObject, ...Object.values(invalid)].some((answer) => answer !== undefined)
