import type { Document, Evidence, Link, Operation, Pair, Pointer } from '#openapi'
import { evidenceAt, weakest } from '../evidence.ts'
import type { Probe } from '../probes/probe.ts'
import type { Variant } from '../probes/variants.ts'
import { createRecent } from '../recent.ts'
import type { Kind } from './kind.ts'
import type { Travel } from './travels.ts'

/** One request to send and what the document promises for it. */
export interface Case {
  /** Unique and stable: `milvus/updatePassword/examples/documented`. */
  readonly id: string
  readonly api: string
  readonly operation: string
  readonly kind: Kind
  readonly name: string
  /** Place of the promise in the document. */
  readonly pointer: Pointer
  /** Of all who have to be believed for it to be a promise, the one that binds least. */
  readonly evidence: Evidence
  /** The promise in words. */
  readonly promise: string
  /** The operation that changes something just before it, and that creates nothing: what comes then shows whether it did. */
  readonly follows?: string
}

/** Who else has to be believed, beside the operation and the place: an example, each schema on the way to a rule. */
export type SaidBy = readonly (Evidence | undefined)[]
type Promised = Pick<Case, 'kind' | 'name' | 'pointer' | 'promise' | 'follows'>

/** Of how many operations the cases are kept: a run asks a few at a time. */
const recent = createRecent<Map<string, readonly Case[]>>(100, () => 1)

/** Gives a case; the same one each time it is asked for: whoever sends it, skips it or tells of it asks again. */
export function caseOf(document: Document, operation: Operation, promised: Promised, saidBy: SaidBy = []): Case {
  const cases = recent(document, operation, () => new Map())
  const one = makeCase(document, operation, promised, saidBy)
  const known = cases.get(one.id) ?? []
  // Who says so may depend on what the target was seen to do: a document that lets a server ask for no credential, say.
  const same = known.find(({ pointer, evidence }) => pointer === one.pointer && isSaidBy(evidence, one.evidence))
  if (!same) cases.set(one.id, [...known, one])
  return same ?? one
}

const isSaidBy = (one: Evidence, other: Evidence): boolean => one.level === other.level && one.source === other.source

function makeCase(document: Document, operation: Operation, promised: Promised, saidBy: SaidBy): Case {
  const id = [document.model.name, operation.id, promised.kind, promised.name].join('/')
  const evidence = weakest(operation.evidence, evidenceAt(document.model, promised.pointer), ...saidBy)
  return { id, api: document.model.name, operation: operation.id, evidence, ...promised }
}

/** The case of one pair: its request gets its response. */
export function exampleCase(document: Document, operation: Operation, pair: Pair): Case {
  const promise = pair.summary || `The request ${pair.name} gets the response ${pair.name}.`
  const { name, pointer, evidence, response } = pair
  const follows = changeBefore(document, pair)
  const promised = { kind: 'examples', name, pointer, promise, ...(follows === undefined ? {} : { follows }) } as const
  return caseOf(document, operation, promised, [evidence, response.evidence])
}

function changeBefore({ model }: Document, { after }: Pair): string | undefined {
  const id = after.at(-1)?.split('/')[0]
  const operation = model.operations.find((one) => one.id === id)
  return operation && !operation.safe && operation.undo === undefined ? id : undefined
}

/** The case of another way to write a request: a notation, header, media type or text that means the same. */
export function variantCase(
  document: Document,
  operation: Operation,
  { name, pointer }: Pick<Variant, 'name' | 'pointer'>,
): Case {
  return caseOf(document, operation, {
    kind: 'examples',
    name: `with ${name}`,
    pointer,
    promise: `A request with ${name} is treated like any other.`,
  })
}

/** The case of one probe of a rule. */
export function ruleCase(document: Document, operation: Operation, probe: Probe): Case {
  const { name, pointer, promise, rule, saidBy } = probe
  return caseOf(document, operation, { kind: rule === 'auth' ? 'auth' : 'rules', name, pointer, promise }, saidBy)
}

/** The case of a request sent a second time. */
export function repeatedCase(document: Document, operation: Operation): Case {
  const { pointer } = operation
  const promise = 'The same request gets the same kind of response again.'
  return caseOf(document, operation, { kind: 'transport', name: 'a second time', pointer, promise })
}

/** The case of a way requests and answers travel. */
export function travelCase(document: Document, operation: Operation, { name, pointer, promise, saidBy }: Travel): Case {
  return caseOf(document, operation, { kind: 'transport', name, pointer, promise }, saidBy)
}

const listChecks = {
  created: 'A created record is in the list that a Link from its success response leads to.',
  removed: 'A removed record is no longer in the list.',
} as const

/** The case of one look at a list, after something was created or removed again. */
export function listCase(document: Document, operation: Operation, check: keyof typeof listChecks, link: Link): Case {
  const { name, pointer } = link
  const follows = check === 'removed' && operation.undo ? { follows: operation.undo.operationId } : {}
  return caseOf(document, operation, {
    kind: 'lifecycle',
    name: `${name} ${check}`,
    pointer,
    promise: listChecks[check],
    ...follows,
  })
}
