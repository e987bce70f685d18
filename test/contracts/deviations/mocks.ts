import { type Api, createMock, type MockOptions } from '#mocks'
import { type MilvusOptions, type MilvusState, type User as MilvusUser, milvus } from '#mocks/milvus'
import { type Caller, type UizaState, uiza } from '#mocks/uiza'
import type { Document, Violation } from '#openapi'
import type { ApiName } from './deviation.ts'
import type { Core } from './server.ts'

/** What another mock than ours would do: its own operations and its own idea of a credential, of rules, of authorization. */
type Changes<State extends Readonly<Record<keyof State, readonly object[]>>, Caller> = Partial<
  Pick<Api<State, Caller>, 'operations' | 'authenticate' | 'readBody'> & MockOptions<State>
>

/** The mock of Milvus, changed. */
export function milvusWith({
  operations,
  authenticate,
  readBody,
  ...options
}: Changes<MilvusState, MilvusUser> & Partial<MilvusOptions> = {}): Core {
  const changed = { ...milvus, ...(authenticate && { authenticate }), ...(readBody && { readBody }) }
  return createMock({ ...changed, operations: { ...milvus.operations, ...operations } }, options)
}

/** The mock of Uiza, changed. */
export function uizaWith({ operations, authenticate, readBody, ...options }: Changes<UizaState, Caller> = {}): Core {
  const changed = { ...uiza, ...(authenticate && { authenticate }), ...(readBody && { readBody }) }
  return createMock({ ...changed, operations: { ...uiza.operations, ...operations } }, options)
}

/** The unbroken mocks. */
export const mockOf = { milvus: milvusWith, uiza: uizaWith } as const satisfies Record<ApiName, () => Core>

/**
 * The document as a server reads it that does not look at some broken rules.
 *
 * @param path End of the path of the operations where it does not.
 */
export function forgiving(document: Document, path: string, forgives: (violation: Violation) => boolean): Document {
  const own = document.model.operations.filter((operation) => operation.path.endsWith(path))
  const schemas = new Set(own.map(({ requestBody }) => requestBody?.schema))
  const validate: Document['validate'] = (schema, value) => {
    const violations = document.validate(schema, value)
    return schemas.has(schema) ? violations.filter((violation) => !forgives(violation)) : violations
  }
  return { ...document, validate }
}

/**
 * The document as a server reads it that has a rule more.
 *
 * @param at Place of the value in the body: `/newPassword`.
 * @param rule Place of the rule whose answer it gives.
 */
export function stricter(document: Document, at: string, rule: string, refuses: (value: string) => boolean): Document {
  const validate: Document['validate'] = (schema, value) => {
    const violations = document.validate(schema, value)
    const actual = (value as Record<string, unknown> | null)?.[at.slice(1)]
    if (violations.length > 0 || typeof actual !== 'string' || !refuses(actual)) return violations
    return [{ at, keyword: 'pattern', rule, expected: undefined, actual, message: 'is refused' }]
  }
  return { ...document, validate }
}
