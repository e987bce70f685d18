import { changeOf, type Document, type Link, type Operation, successOf, textOf } from '#openapi'
import {
  type Case,
  exampleCase,
  nearMissCase,
  repeatedCase,
  ruleCase,
  stateCase,
  variantCase,
  ways,
  waysOfLongest,
} from './case.ts'
import { probesOf } from './probes.ts'

/** Lists every case of a document, in the order they are reported; nothing is sent. */
export function collectCases(document: Document): readonly Case[] {
  return document.model.operations.flatMap((operation) => casesOf(document, operation))
}

/** Lists the cases of one operation. */
export function casesOf(document: Document, operation: Operation): readonly Case[] {
  return [
    ...operation.pairs.map((pair) => exampleCase(document, operation, pair)),
    ...stateCases(document, operation),
    ...variantsOf(document, operation).map(({ name, pointer }) => variantCase(document, operation, name, pointer)),
    ...probesOf(document, operation).map((probe) => ruleCase(document, operation, probe)),
    ...(operation.safe && operation.pairs.length > 0 ? [repeatedCase(document, operation)] : []),
  ]
}

function stateCases(document: Document, operation: Operation): readonly Case[] {
  const change = changeOf(operation)
  if (!change) return []
  const links = linksElsewhere(operation).flatMap((link) => [
    stateCase(document, operation, 'links new', link),
    stateCase(document, operation, 'links old', link),
  ])
  const checks = (['unchanged', 'lasts', 'others'] as const).map((check) => stateCase(document, operation, check, change.link))
  const near = ways.map((how) => nearMissCase(document, operation, how, change.link, false))
  const longest = waysOfLongest.map((how) => nearMissCase(document, operation, how, change.link, true))
  return [stateCase(document, operation, 'stale', change.link), ...links, ...checks, ...near, ...longest]
}

/** Lists the Links of a change's success that lead to other operations. */
export function linksElsewhere(operation: Operation): readonly Link[] {
  const own = [operation.id, operation.alternativeOf]
  return (successOf(operation)?.links ?? []).filter(({ operationId }) => !own.includes(operationId))
}

/** A documented way to write a request that its example does not show. */
export interface Variant {
  readonly name: string
  readonly pointer: string
  /** Index into the model's notations. */
  readonly notation?: number
  /** Parameter to send along: `header.Request-Timeout` and its example. */
  readonly parameter?: { readonly field: string; readonly value: string | number }
}

/** Lists the variants of an operation: each further server URL, and each optional parameter that has an example. */
export function variantsOf(document: Document, operation: Operation): readonly Variant[] {
  const notations = document.model.notations.slice(1).map((notation, index) => ({
    name: `the path ${notation}${operation.path}`,
    pointer: `#/servers/${index + 1}`,
    notation: index + 1,
  }))
  const shown = new Set(Object.keys(operation.pairs[0]?.request.parameters ?? {}))
  const parameters = operation.parameters.flatMap(({ name, in: place, required, example, pointer }) =>
    required || place === 'path' || example === undefined || shown.has(`${place}.${name}`)
      ? []
      : [{ name: `${name}: ${textOf(example)}`, pointer, parameter: { field: `${place}.${name}`, value: example as string } }],
  )
  return [...notations, ...parameters, ...charsetOf(operation)]
}

/** JSON may say that it is UTF-8, which it always is. */
function charsetOf({ requestBody }: Operation): readonly Variant[] {
  if (requestBody?.mediaType !== 'application/json') return []
  const value = 'application/json; charset=utf-8'
  return [{ name: `Content-Type: ${value}`, pointer: requestBody.pointer, parameter: { field: 'header.Content-Type', value } }]
}
