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

/** @param seed The same one makes the same bodies. */
export function createBases(document: Document, seed: string): BaseOf {
  const made = new Map<Content, Base | undefined>()
  return (response, content) => {
    if (!made.has(content)) made.set(content, baseOf(document, response, content, seed))
    return made.get(content)
  }
}

function baseOf(document: Document, { examples, contents }: Response, content: Content, seed: string): Base | undefined {
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
  const place = schema ?? itemSchema
  if (place === undefined) return preferred[0] === undefined ? undefined : { value: preferred[0], shown: true }
  const values = (schema === undefined ? [0, 1, 2] : [0]).flatMap((index) => {
    const valued = valueFor(document, place, { direction: 'response', seed: index === 0 ? seed : `${seed}/${index}` })
    return 'value' in valued ? [valued.value] : []
  })
  const [first] = values
  return first === undefined ? undefined : { value: schema === undefined ? values : first, shown: false }
}
