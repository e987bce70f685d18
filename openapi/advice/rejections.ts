import type { Document } from '../model/document.ts'
import type { Json, Pointer } from '../model/model.ts'
import { childPointer, findValue, Place, realPlace } from '../model/place.ts'
import { isObject, objectOf } from '../model/plain.ts'
import { rejectionKinds, stateAnswers, stateRejections } from '../model/rejections.ts'
import type { Problem } from '../read/error.ts'
import { type Check, quoteAll } from './check.ts'
import type { Visited } from './visit.ts'

/** Every kind of broken request is known, and its answer exists; every rule that has one of its own is a rule of a schema. */
export const checkRejections: Check = (document, visited) =>
  visited.flatMap(({ pointer, fields, kinds }) => {
    const place = childPointer(pointer, 'x-rejections')
    const allowed = kinds.has('operation') ? rejectionKinds.filter((kind) => !documentOnly.has(kind)) : rejectionKinds
    return Object.entries(objectOf(fields['x-rejections'])).flatMap(([kind, entry]) => {
      if (kinds.has('operation') && isOneOf(kind, stateRejections))
        return checkState(document, childPointer(place, kind), entry, pointer)
      if (kind === 'invalid') return checkRules(document, `${place}/invalid`, entry, visited)
      if (allowed.includes(kind as never)) return checkEntry(document, childPointer(place, kind), entry)
      const what = `\`${kind}\` is not a kind of broken request${kinds.has('operation') ? ' for an operation' : ''}.`
      return [
        {
          what,
          where: document.locate(childPointer(place, kind)),
          next: `Use one of ${quoteAll([...allowed, 'invalid', ...(kinds.has('operation') ? stateRejections : [])])}.`,
        },
      ]
    })
  })

const isOneOf = (kind: string, kinds: readonly string[]): boolean => kinds.includes(kind)

/** What the state refuses is answered with examples of the operation's own. */
function checkState({ model, locate }: Document, place: Pointer, entry: Json, operation: Pointer): readonly Problem[] {
  const own = model.operations.find((one) => one.pointer === operation)
  const known = own?.responses.flatMap(stateAnswers).map(({ name }) => name) ?? []
  const names: readonly (readonly [Pointer, Json | undefined])[] = isObject(entry)
    ? Object.entries(entry).map(([about, name]) => [childPointer(place, about), name])
    : [[place, entry]]
  return names
    .filter(([, name]) => typeof name !== 'string' || !known.includes(name))
    .map(([where]) => ({
      what: 'The operation has no such response example.',
      where: locate(where),
      next: `Use one of ${quoteAll(known)}, or one of them for each value.`,
    }))
}

/** What is for no operation, or is asked before one. */
const documentOnly: ReadonlySet<string> = new Set([
  'noOperation',
  'wrongMethod',
  'trailingSlash',
  'trailingSlashOfGet',
  'preflight',
])

function checkRules(document: Document, pointer: Pointer, entries: Json, visited: readonly Visited[]): readonly Problem[] {
  if (!isObject(entries))
    return [
      {
        what: '`invalid` contains no rules.',
        where: document.locate(pointer),
        next: 'Add a response for each rule, or for `*`.',
      },
    ]
  const schemas = new Set(visited.filter(({ kinds }) => [...kinds].some(isSchema)).map((place) => place.pointer))
  return Object.entries(objectOf(entries)).flatMap(([rule, entry]) => {
    const place = childPointer(pointer, rule)
    const real = realPlace(document.model.root, rule)
    const problems = checkEntry(document, place, entry)
    if (rule === '*' || (real && schemas.has(real.slice(0, real.lastIndexOf('/'))))) return problems
    const next = 'Use the path of a keyword: `#/components/schemas/Name/minLength`, or `*` for all others.'
    return [...problems, { what: `\`${rule}\` is not a rule of a schema.`, where: document.locate(place), next }]
  })
}

const isSchema = (kind: string): boolean => kind.toLowerCase().endsWith('schema')

function checkEntry(document: Document, pointer: Pointer, entry: Json): readonly Problem[] {
  const fault = entryFault(document, entry, pointer.slice(pointer.lastIndexOf('/') + 1))
  return fault ? [{ what: fault[0], where: document.locate(pointer), next: fault[1] }] : []
}

function entryFault({ model }: Document, entry: Json, kind: string): readonly [string, string] | undefined {
  const form = 'Write `{ status: 400, response: Name, example: name }`.'
  if (!isObject(entry)) return ['This is not a response.', form]
  const { status, response, example, ...more } = entry
  const others = Object.entries(more)
    .filter(([name, value]) => !extras[kind]?.(name, value))
    .map(([name]) => name)
  if (others.length > 0) return [`A response has no ${quoteAll(others)}.`, form]
  if (!Number.isInteger(status) || Number(status) < 100 || Number(status) > 599) return ['The response has no status.', form]
  const responses = objectOf(findValue(model.root, '#/components/responses'))
  if (typeof response !== 'string' || !Object.hasOwn(responses, response))
    return ['`components` has no such response.', `Use one of ${quoteAll(Object.keys(responses))}.`]
  return exampleFault(new Place(model.root, childPointer('#/components/responses', response)), response, example)
}

/** What else an entry of a kind may have. */
const extras: Readonly<Record<string, (name: string, value: Json) => boolean>> = {
  timedOut: (name, value) => name === 'header' && typeof value === 'string',
  unparsable: (name, value) => name === 'rest' && value === 'ignored',
}

function exampleFault(place: Place, response: string, example: Json | undefined): readonly [string, string] | undefined {
  const [content] = place.entries('content')
  const names = content?.[1].entries('examples').map(([name]) => name) ?? []
  if (!content) return example === undefined ? undefined : [`\`${response}\` has no content.`, 'Leave `example` out.']
  if (typeof example === 'string' && names.includes(example)) return undefined
  return [`\`${response}\` has no such example.`, `Write \`example\`, one of ${quoteAll(names)}.`]
}
