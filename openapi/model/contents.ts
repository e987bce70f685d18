import type { Content, Encoding, Json, Style } from './model.ts'
import type { Place } from './place.ts'
import { present } from './plain.ts'
import { isHeaderValue } from './token.ts'

/** Reads the `content` of a request body or a response: one entry for each media type that can be sent. */
export const readContents = (holder: Place | undefined): readonly Content[] =>
  (holder?.entries('content') ?? [])
    .filter(([mediaType]) => isHeaderValue(mediaType))
    .map(([mediaType, place]) => ({
      mediaType,
      pointer: place.pointer,
      encoding: Object.fromEntries(place.entries('encoding').map(([name, encoding]) => [name, readEncoding(encoding)])),
      ...present({ schema: place.schema('schema'), itemSchema: place.schema('itemSchema'), example: place.fields.example }),
    }))

function readEncoding(place: Place): Encoding {
  const { explode } = place.fields
  const style = place.text('style') as Style | undefined
  return present({ contentType: place.text('contentType'), style, explode: typeof explode === 'boolean' ? explode : undefined })
}

/** The content that is sent and expected where nobody asks for another: JSON, else the first. */
export const preferredContent = (contents: readonly Content[]): Content | undefined =>
  contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0]

/**
 * Whether a media type is JSON.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6839#section-3.1 RFC 6839, the suffix +json}
 */
export const isJson = (mediaType: string): boolean => /^[^;]*[/+]json\s*(;|$)/i.test(mediaType)

/** A value of an Example Object: `value`, or `dataValue` as 3.2 calls it. An external value is not read. */
export function valueOfExample({ fields }: Place): { readonly value: Json } | undefined {
  if ('dataValue' in fields) return { value: fields.dataValue ?? null }
  return 'value' in fields ? { value: fields.value ?? null } : undefined
}
