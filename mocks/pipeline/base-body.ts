import type { Content, Document, Json, Response } from '#openapi'
import { valueFor } from '#openapi/values'

/** A body of a response before anything of the state is in it. */
export interface Base {
  readonly value: Json
  /** Whether the document shows it. */
  readonly shown: boolean
  /** Name of the example it is, where it has one. */
  readonly example?: string
}

/** Says for the journal which example a response is; what has no name of its own is called by its status. */
export const named = (base: Base | undefined, status: number): { readonly example?: string } =>
  base?.example === undefined || base.example === String(status) ? {} : { example: base.example }

/** Gives the bodies the document shows, or else such as its schemas allow; each is made once. */
export type BaseOf = (response: Response, content: Content) => Base | undefined

/**
 * @param seed The same one makes the same bodies.
 * @param shown Whether the examples of the document are taken.
 */
export function createBases(document: Document, seed: string, shown = true): BaseOf {
  const made = new Map<Content, Base | undefined>()
  return (response, content) => {
    if (!made.has(content))
      made.set(content, (shown ? shownBase(document, response, content) : undefined) ?? madeBase(document, content, seed, shown))
    return made.get(content)
  }
}

function shownBase(document: Document, { examples, contents }: Response, content: Content): Base | undefined {
  const { schema, itemSchema, mediaType } = content
  const ownExamples = examples
    .filter((one) => one.mediaType === mediaType)
    .flatMap(({ name, value }) => (value === undefined ? [] : [{ value, shown: true, example: name }]))
  const preferred: readonly Base[] = [
    ...ownExamples,
    ...(content.example === undefined ? [] : [{ value: content.example, shown: true }]),
  ]
  const isAllowed = (value: Json) => schema === undefined || document.validate(schema, value, 'response').length === 0
  const shown = preferred.find(({ value }) => isAllowed(value))
  if (shown) return shown
  const others = contents.flatMap(({ example }) =>
    example !== undefined && isAllowed(example) && schema !== undefined ? [example] : [],
  )
  if (others[0] !== undefined) return { value: others[0], shown: true }
  const isFree = schema === undefined && itemSchema === undefined
  return isFree ? preferred[0] : undefined
}

/** @param examples Whether the examples of schemas are taken. */
function madeBase(document: Document, content: Content, seed: string, examples: boolean): Base | undefined {
  const { schema, itemSchema } = content
  const place = schema ?? itemSchema
  if (place === undefined) return undefined
  const values = (schema === undefined ? [0, 1, 2] : [0]).flatMap((index) => {
    const valued = valueFor(document, place, { direction: 'response', seed: index === 0 ? seed : `${seed}/${index}`, examples })
    return 'value' in valued ? [valued.value] : []
  })
  const [first] = values
  return first === undefined ? undefined : { value: schema === undefined ? values : first, shown: false }
}
