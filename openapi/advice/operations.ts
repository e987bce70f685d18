import { isJson } from '../model/contents.ts'
import type { Document } from '../model/document.ts'
import { inputPlaces, isSendable } from '../model/inputs.ts'
import type { Operation } from '../model/model.ts'
import { childPointer, Place } from '../model/place.ts'
import { statusKeyOf } from '../model/status.ts'
import { isHeaderValue, isToken } from '../model/token.ts'
import type { Problem } from '../read/error.ts'
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
  const own = new Place(model.root, pointer).text('operationId')
  if (own === undefined || own === id) return []
  const first = model.operations.find((other) => other.id === own)
  const what = `\`${own}\` is the name of another operation already (${locate(first?.pointer ?? pointer)}).`
  return [{ what, where: locate(`${pointer}/operationId`), next: 'Choose another `operationId`.' }]
}

function checkStatuses({ model, locate }: Document, { pointer }: Operation): readonly Problem[] {
  const statuses = Object.keys(new Place(model.root, pointer).get('responses')?.fields ?? {})
  if (statuses.length === 0)
    return [{ what: 'The operation documents no response.', where: locate(pointer), next: 'Add `responses`.' }]
  return statuses
    .filter((status) => statusKeyOf(status) === undefined && !status.startsWith('x-'))
    .map((status) => ({
      what: `\`${status}\` is not a status.`,
      where: locate(childPointer(`${pointer}/responses`, status)),
      next: "Write a status (`'404'`), a range (`4XX`) or `default`.",
    }))
}

function checkParameter({ locate }: Document, place: Place): readonly Problem[] {
  const where = locate(place.pointer)
  const name = `The parameter \`${place.text('name') ?? ''}\``
  if (!isSendable(place.text('in') ?? '', place.text('name') ?? ''))
    return [{ what: `${name} cannot be the name of a header or a cookie.`, where, next: 'Use letters, digits and hyphens.' }]
  if (!inputPlaces.has(place.text('in') ?? ''))
    return [
      {
        what: `${name} has the location ${place.text('in') ?? 'none'}.`,
        where,
        next: 'Set `in` to query, path, header or cookie.',
      },
    ]
  if (place.get('schema') ?? place.entries('content')[0]?.[1].get('schema')) return []
  return [{ what: `${name} has no schema.`, where, next: 'Add `schema`.' }]
}

function checkContent({ locate }: Document, place: Place): readonly Problem[] {
  const headers = place.entries('headers').filter(([name]) => !isToken(name))
  const types = place.entries('content').filter(([mediaType]) => !isHeaderValue(mediaType))
  const unsendable = [
    ...headers.map(([name, { pointer }]) => ({
      what: `\`${name}\` cannot be the name of a header.`,
      where: locate(pointer),
      next: 'Use letters, digits and hyphens.',
    })),
    ...types.map(([name, { pointer }]) => ({
      what: `\`${name}\` cannot be sent as a media type.`,
      where: locate(pointer),
      next: 'Write it as `application/json`, for example.',
    })),
  ]
  const untyped = place
    .entries('content')
    .filter(([mediaType, content]) => isJson(mediaType) && !content.get('schema') && !content.get('itemSchema'))
    .map(([mediaType, content]) => ({
      what: `The content \`${mediaType}\` has no schema.`,
      where: locate(content.pointer),
      next: 'Add `schema`.',
    }))
  return [...unsendable, ...untyped]
}
