import type { Document } from '../../model/document.ts'
import type { Operation } from '../../model/model.ts'
import type { Problem } from '../../read/error.ts'
import { childPointer, Place } from '../place.ts'
import type { Check } from './check.ts'

/** Every operation has a name of its own, and nothing in it that the model has no place for. */
export const checkOperations: Check = (document, visited) => [
  ...document.model.operations.flatMap((operation) => checkId(document, operation)),
  ...document.model.operations.flatMap((operation) => checkStatuses(document, operation)),
  ...visited.flatMap(({ pointer, kinds }) => {
    const place = new Place(document.model.root, pointer)
    if (kinds.has('parameter')) return checkParameter(document, place)
    return kinds.has('requestBody') || kinds.has('response') ? checkContent(document, place) : []
  }),
]

function checkId({ model, locate }: Document, { id, pointer }: Operation): readonly Problem[] {
  if (id === '') return [{ what: 'The operation has no name.', where: locate(pointer), next: 'Add an `operationId`.' }]
  const first = model.operations.find((other) => other.id === id)
  if (first === undefined || first.pointer === pointer) return []
  const what = `\`${id}\` is the name of another operation already (${locate(first.pointer)}).`
  return [{ what, where: locate(`${pointer}/operationId`), next: 'Choose another `operationId`.' }]
}

function checkStatuses({ model, locate }: Document, { pointer }: Operation): readonly Problem[] {
  const statuses = Object.keys(new Place(model.root, pointer).get('responses')?.fields ?? {})
  if (statuses.length === 0)
    return [{ what: 'The operation documents no response.', where: locate(pointer), next: 'Add `responses`.' }]
  return statuses
    .filter((status) => !/^[1-5]\d\d$/.test(status) && !status.startsWith('x-'))
    .map((status) => ({
      what: `\`${status}\` is no single status.`,
      where: locate(childPointer(`${pointer}/responses`, status)),
      next: "Write one response for each status: `'404'`.",
    }))
}

function checkParameter({ locate }: Document, place: Place): readonly Problem[] {
  const where = locate(place.pointer)
  const name = `The parameter \`${place.text('name') ?? ''}\``
  if (!['query', 'path', 'header'].includes(place.text('in') ?? ''))
    return [{ what: `${name} is sent in ${place.text('in') ?? 'no place'}.`, where, next: 'Send it in query, path or header.' }]
  if (place.get('schema') ?? place.entries('content')[0]?.[1].get('schema')) return []
  return [{ what: `${name} has no schema.`, where, next: 'Add `schema`.' }]
}

function checkContent({ locate }: Document, place: Place): readonly Problem[] {
  const [first, second] = place.entries('content')
  if (second) {
    const what = `A second media type, \`${second[0]}\`, is not read.`
    return [{ what, where: locate(second[1].pointer), next: 'Keep one media type for each body.' }]
  }
  if (!first || first[1].get('schema')) return []
  return [{ what: `The content \`${first[0]}\` has no schema.`, where: locate(first[1].pointer), next: 'Add `schema`.' }]
}
