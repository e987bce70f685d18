import { type Answer, annotationsOf, type Json, keysOf, type Model } from '#openapi'

/** A response example, taken apart once so that it can be filled quickly. */
export interface Template {
  readonly answer: Answer
  /** Nothing in it ever changes. */
  readonly fixed: boolean
  /** Gives the body: a copy of the example with fresh volatile values and the given ones at their places. */
  readonly fill: (values: Readonly<Record<string, unknown>>, sources: Sources) => unknown
}

/** Where fresh values come from. */
export interface Sources {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly createId: () => string
}

/** Puts a value into a copy of the example. */
type Filler = (copy: Json, values: Readonly<Record<string, unknown>>, sources: Sources) => Json

/** Takes a response example apart: its `x-values` places, and the `x-volatile` ones of its schema. */
export function createTemplate(model: Model, answer: Answer): Template {
  const { value = null } = answer
  const fillers = [...volatileFillers(model, answer), ...wholeFillers(answer), ...textFillers(answer)]
  return {
    answer,
    fixed: fillers.length === 0,
    fill: (values, sources) => fillers.reduce((copy, fill) => fill(copy, values, sources), copyOf(value)),
  }
}

function volatileFillers(model: Model, { schema, value }: Answer): readonly Filler[] {
  if (schema === undefined || value === undefined) return []
  return annotationsOf(model, schema, 'x-volatile', value).flatMap((annotation): Filler[] => {
    const keys = keysOf(annotation.at)
    if (annotation.value === 'unique') return [(copy, _, { createId }) => put(copy, keys, createId())]
    if (annotation.value !== 'now') return []
    if (typeof readAt(value, keys) === 'number') return [(copy, _, { now }) => put(copy, keys, now())]
    return [(copy, _, { now }) => put(copy, keys, new Date(now()).toISOString())]
  })
}

function wholeFillers({ values }: Answer): readonly Filler[] {
  return Object.entries(values).flatMap(([name, places]) =>
    places
      .filter(({ text }) => text === undefined)
      .map(({ at }): Filler => {
        const keys = keysOf(at)
        return (copy, given) => (given[name] === undefined ? copy : put(copy, keys, given[name] as Json))
      }),
  )
}

function textFillers({ value = null, values }: Answer): readonly Filler[] {
  const names = new Map<string, Map<string, string>>()
  for (const [name, places] of Object.entries(values))
    for (const { at, text, join } of places)
      if (text && join === undefined) names.set(at, (names.get(at) ?? new Map()).set(text, name))
  return [...names].map(([at, byText]): Filler => {
    const keys = keysOf(at)
    const pieces = split(shown(readAt(value, keys), ''), byText)
    return (copy, given) => put(copy, keys, pieces.map(({ text, name }) => shown(name && given[name], text)).join(''))
  })
}

interface Piece {
  readonly text: string
  /** Name of the value that stands here. */
  readonly name: string | undefined
}

/** Splits a text at the values in it. The longest goes first: `NewPasswordReq` is not `NewPassword` with something after it. */
function split(text: string, names: ReadonlyMap<string, string>): readonly Piece[] {
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length)
  const pattern = new RegExp(`(${longestFirst.map(literal).join('|')})`)
  return text.split(pattern).map((piece, index) => ({ text: piece, name: index % 2 === 1 ? names.get(piece) : undefined }))
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function shown(value: unknown, otherwise: string): string {
  if (value === undefined) return otherwise
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function put(copy: Json, keys: readonly string[], value: Json): Json {
  const last = keys.at(-1)
  if (last === undefined) return value
  const parent = readAt(copy, keys.slice(0, -1))
  if (typeof parent === 'object' && parent !== null) (parent as Record<string, Json>)[last] = value
  return copy
}

function readAt(value: Json, keys: readonly string[]): Json {
  return keys.reduce<Json>((parent, key) => (parent as Record<string, Json> | null)?.[key] ?? null, value)
}

/** Copies a value of JSON; ten times as fast as `structuredClone` for a small one. */
function copyOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, Json> = {}
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, Json>)[key] ?? null)
  return copy
}
