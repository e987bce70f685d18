import type { Content, Document, Json, Response } from '#openapi'
import { valueFor } from '#openapi/values'

/** A body of a response before anything of the state is in it. */
export interface Base {
  readonly value: Json
  /** Whether the document shows it. */
  readonly shown: boolean
}

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
  const named = examples.filter((one) => one.mediaType === mediaType).flatMap(({ value }) => (value === undefined ? [] : [value]))
  const preferred = [...named, ...(content.example === undefined ? [] : [content.example])]
  const isAllowed = (value: Json) => schema === undefined || document.validate(schema, value, 'response').length === 0
  const shown = preferred.find(isAllowed)
  if (shown !== undefined) return { value: shown, shown: true }
  const others = contents.flatMap(({ example }) =>
    example !== undefined && isAllowed(example) && schema !== undefined ? [example] : [],
  )
  if (others[0] !== undefined) return { value: others[0], shown: true }
  const isFree = schema === undefined && itemSchema === undefined
  return isFree && preferred[0] !== undefined ? { value: preferred[0], shown: true } : undefined
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
