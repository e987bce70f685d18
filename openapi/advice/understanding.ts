import { type Collection, type Effect, effectsOf, type Known } from '../effects/index.ts'
import type { Document } from '../model/document.ts'
import type { Operation } from '../model/model.ts'
import { successOf } from '../model/status.ts'
import { type Advice, adviceOn } from './index.ts'

/** What was understood of a document, as plain data. */
export interface Understanding {
  readonly file: string
  readonly title: string
  readonly operations: readonly UnderstoodOperation[]
  readonly collections: readonly UnderstoodCollection[]
  /** Security schemes by name: `apiKey in header X-Key`. */
  readonly security: Readonly<Record<string, string>>
  readonly advice: readonly Advice[]
}

export interface UnderstoodOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  /** Place of the operation: `pets.yaml:12:5`. */
  readonly where: string
  /** In words: `create`, `list by query.name`, `none`. */
  readonly effect: string
  /** Path of the collection it works on. */
  readonly collection?: string
  readonly evidence: Known<Effect>['evidence']
  readonly because: string
  /** Id of the operation that removes what it creates, and who says so. */
  readonly undo?: string
  /** Ids of the operations its success links to. */
  readonly links: readonly string[]
}

export interface UnderstoodCollection {
  readonly path: string
  readonly name: string
  /** `petId ↔ id`: path parameter and property. */
  readonly key?: string
  /** Where a record or a list is inside a response: `list in /data`. */
  readonly envelopes: readonly string[]
  readonly parent?: string
  /** `ownerId → /owners` */
  readonly references: readonly string[]
  /** Kinds of the operations there are: `create`, `read`. */
  readonly kinds: readonly string[]
}

/** Says what was understood of a document, each conclusion with its reason, and what would let us do more. */
export function understand(document: Document): Understanding {
  const { model, file } = document
  const effects = effectsOf(document)
  const operations = model.operations.map((operation) => describeOperation(document, operation))
  return {
    file,
    title: model.title,
    operations,
    collections: effects.collections.map((collection) =>
      describeCollection(
        collection,
        model.operations.map((one) => effects.of(one).value),
      ),
    ),
    security: Object.fromEntries(
      Object.values(model.securitySchemes).map(({ name, type, in: place, field }) => [
        name,
        `${type} in ${place}${field === '' ? '' : ` ${field}`}`,
      ]),
    ),
    advice: adviceOn(document),
  }
}

function describeOperation(document: Document, operation: Operation): UnderstoodOperation {
  const effects = effectsOf(document)
  const { value, evidence, because } = effects.of(operation)
  const undo = effects.undoOf(operation)
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    where: document.locate(operation.pointer),
    effect: describeEffect(value),
    ...('of' in value ? { collection: value.of.path } : {}),
    evidence,
    because,
    ...(undo ? { undo: `${undo.value.operationId} (${undo.evidence}: ${undo.because})` } : {}),
    links: [...new Set((successOf(operation)?.links ?? []).map(({ operationId }) => operationId))],
  }
}

function describeEffect(effect: Effect): string {
  if (effect.kind === 'list') {
    const paging = Object.entries(effect.paging ?? {}).map(([role, field]) => `${role} ${field}`)
    return ['list', ...effect.filters.map((field) => `by ${field}`), ...paging].join(', ')
  }
  if (effect.kind === 'change') return `change ${effect.current} to ${effect.next}`
  if ('action' in effect && effect.action !== undefined) return `update (${effect.action})`
  return 'creates' in effect && effect.creates ? `${effect.kind} or create` : effect.kind
}

function describeCollection(collection: Collection, all: readonly Effect[]): UnderstoodCollection {
  const own = all.filter(
    (effect): effect is Exclude<Effect, { kind: 'none' }> => effect.kind !== 'none' && effect.of.path === collection.path,
  )
  const envelopes = own.flatMap((effect) =>
    'at' in effect && effect.at !== '' ? [`${effect.kind === 'list' ? 'list' : 'record'} in ${effect.at}`] : [],
  )
  const { key, parent } = collection
  return {
    path: collection.path,
    name: collection.name,
    ...(key ? { key: `${key.parameter} ↔ ${key.property ?? '?'}` } : {}),
    envelopes: [...new Set(envelopes)],
    ...(parent ? { parent: parent.path } : {}),
    references: [...collection.references].map(([property, other]) => `${property} → ${other.path}`),
    kinds: [...new Set(own.map(({ kind }) => kind))],
  }
}
