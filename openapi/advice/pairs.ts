import type { Document } from '../model/document.ts'
import { listRequests } from '../model/inputs.ts'
import type { Answer, Model, Operation, Pointer, Response, StatusKey } from '../model/model.ts'
import { childPointer, Place } from '../model/place.ts'
import { listRejections } from '../model/rejections.ts'
import type { Problem } from '../read/error.ts'
import { type Check, quoteAll } from './check.ts'

/** Request and response examples form pairs; every status has an example; `x-after` names pairs. */
export const checkPairs: Check = (document) => {
  const { operations } = document.model
  const known = new Set(operations.flatMap(({ id, pairs }) => pairs.map(({ name }) => `${id}/${name}`)))
  return [
    ...operations.flatMap((operation) => [
      ...checkRequests(document, operation),
      ...checkResponses(document, operation),
      ...checkAfter(document, operation, known),
    ]),
    ...checkOrphans(document),
  ]
}

function checkRequests({ model, locate }: Document, operation: Operation): readonly Problem[] {
  const requests = listRequests(new Place(model.root, operation.pointer), operation)
  const paired = new Set(operation.pairs.map(({ name }) => name))
  const unanswered = requests.filter(({ name }) => !paired.has(name))
  if (unanswered.length === 0 && operation.pairs.length === 0) {
    const what = `\`${operation.id}\` has no pair of examples: its requests are generated, and the values of its responses are not compared.`
    const next = 'Add a request example and a response example of the same name under `examples`.'
    return [{ what, where: locate(operation.pointer), next }]
  }
  return unanswered.map(({ name, place }) => ({
    what: `The request example \`${name}\` of \`${operation.id}\` has no response example.`,
    where: locate(place.pointer),
    next: `Add a response example \`${name}\` to the status that it returns.`,
  }))
}

function checkResponses({ locate }: Document, { id, pairs, responses, rejections }: Operation): readonly Problem[] {
  const rejected = new Set<StatusKey>(listRejections(rejections).map(({ status }) => status))
  const seen = new Map<string, Response>()
  return responses.flatMap((response) => {
    if (response.examples.length === 0 && !rejected.has(response.status)) {
      // That a success has none was said with the pairs.
      if (isSuccess(response) && pairs.length === 0) return []
      const what = `Status ${response.status} of \`${id}\` has no example.`
      return [{ what, where: locate(response.pointer), next: 'Add an example, or refer to one in `x-rejections`.' }]
    }
    return response.examples.flatMap(({ name, pointer }) => {
      const earlier = seen.get(name)
      seen.set(name, response)
      if (!earlier) return []
      const what = `\`${id}\` has two response examples \`${name}\`, with status ${earlier.status} and ${response.status}.`
      return [{ what, where: locate(pointer), next: 'Give each response example of an operation a unique name.' }]
    })
  })
}

const isSuccess = ({ status }: Response): boolean => /^[12]/.test(String(status))

/** @param known Every pair of the document: `operationId/example`. */
function checkAfter({ locate }: Document, { pairs }: Operation, known: ReadonlySet<string>): readonly Problem[] {
  return pairs.flatMap(({ pointer, after }) =>
    after.flatMap((name, index) => {
      if (known.has(name)) return []
      const what = `\`${name}\` is not a pair of examples.`
      return [{ what, where: locate(`${pointer}/x-after/${index}`), next: `Write \`operationId/example\`: ${quoteAll(known)}.` }]
    }),
  )
}

/** A shared response may hold answers of several operations: each has to belong to one of them, or to a rejection. */
function checkOrphans({ model, locate }: Document): readonly Problem[] {
  const rejected = [model, ...model.operations].flatMap(({ rejections }) => listRejections(rejections))
  const free = new Set(rejected.map(({ pointer, name }) => `${pointer} ${name}`))
  const paired = new Set(model.operations.flatMap(pairedSlots))
  const orphans = new Map<Pointer, Problem>()
  for (const response of model.operations.flatMap(({ responses }) => responses)) {
    for (const answer of response.examples.filter(({ mediaType }) => mediaType !== undefined)) {
      const slot = slotOf(response, answer)
      if (paired.has(slot) || free.has(`${answer.pointer} ${answer.name}`) || isUnpaired(model, answer)) continue
      const what = `The response example \`${answer.name}\` belongs to no request example.`
      const next = `Add a request example \`${answer.name}\`, refer to it in \`x-rejections\`, or mark it with \`x-unpaired\`.`
      orphans.set(slot, { what, where: locate(slot), next })
    }
  }
  return [...orphans.values()]
}

const isUnpaired = ({ root }: Model, { pointer }: Answer): boolean => new Place(root, pointer).fields['x-unpaired'] !== undefined

const pairedSlots = ({ pairs, responses }: Operation): readonly Pointer[] =>
  responses.flatMap((response) => {
    const own = response.examples.filter((answer) => pairs.some((pair) => pair.response === answer))
    return own.map((answer) => slotOf(response, answer))
  })

const slotOf = ({ pointer, mediaType = '' }: Response, { name }: Answer): Pointer =>
  childPointer(`${childPointer(`${pointer}/content`, mediaType)}/examples`, name)
