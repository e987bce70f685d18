import { type Document, type Evidence, type Json, type Operation, type Pointer, type RequestExample, withField } from '#openapi'
import { evidenceAt, evidenceOfRule } from '../evidence.ts'
import type { Judged } from './judged.ts'
import type { Role } from './probe.ts'

/** What the probes of one value share. */
export interface ProbedValue {
  readonly document: Document
  readonly operation: Operation
  /** The documented request, valid as it is. */
  readonly request: RequestExample
  readonly judged: Judged
  readonly field: string
  readonly role: Role
}

/** Who has to be believed for a rule of a value: its own place, what refers to it, the body it is in. */
export function whoSays(
  { document: { model }, operation, request, judged }: ProbedValue,
  rule: Pointer,
): readonly (Evidence | undefined)[] {
  const { schema = '', pointer = '' } = operation.requestBody ?? {}
  return [evidenceAt(model, pointer), ...evidenceOfRule(model, { schema, value: request.body, at: judged.at, rule })]
}

/** Whether the request is still valid with another value. */
export const allows = ({ document, operation, request, field }: ProbedValue, value: Json): boolean =>
  document.validate(operation.requestBody?.schema ?? '', withField(request, field, value).body, 'request').length === 0

/** Of free text the document says nothing; what a secret may be made of, everybody has to agree on. */
export const isSecret = ({ judged }: Pick<ProbedValue, 'judged'>): boolean =>
  judged.schemas.some(({ schema }) => schema.format === 'password')
