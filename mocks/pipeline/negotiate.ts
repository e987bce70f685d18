import { type Content, isJson, lookUp, preferredContent } from '#openapi'

/** A range of media types a client accepts, and how much it likes them. */
interface Range {
  readonly type: string
  readonly quality: number
}

/**
 * Chooses the content of a response by what the client accepts: what it likes best, else what the document prefers.
 *
 * @param accept Value of the header `Accept`.
 * @returns undefined where it accepts none of them.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 RFC 9110, Accept}
 */
export function chooseContent(contents: readonly Content[], accept: string | undefined): Content | undefined {
  const preferred = preferredContent(contents)
  if (accept === undefined || accept.trim() === '' || !preferred) return preferred
  const ranges = readAccept(accept)
  const order = [preferred, ...contents.filter((content) => content !== preferred)]
  const ranked = order
    .map((content) => ({ content, quality: qualityOf(content.mediaType, ranges) }))
    .filter(({ quality }) => quality > 0)
  return ranked.toSorted((one, other) => other.quality - one.quality)[0]?.content
}

const readAccept = (accept: string): readonly Range[] =>
  accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase())
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2)
    return type === '' ? [] : [{ type, quality: quality === undefined ? 1 : Number(quality) || 0 }]
  })

/** The most exact range counts: `text/html;q=0, text/*` does not accept HTML. */
function qualityOf(mediaType: string, ranges: readonly Range[]): number {
  const type = bareType(mediaType)
  const fits = ranges.filter((range) => covers(range.type, type) || covers(type, range.type) || isSameJson(range.type, type))
  const exactness = ({ type: range }: Range) => (range === type ? 2 : range.endsWith('/*') && range !== '*/*' ? 1 : 0)
  return fits.toSorted((one, other) => exactness(other) - exactness(one))[0]?.quality ?? 0
}

/** A media type without its parameters, in lower case. */
export const bareType = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase()

/** Whether a range of media types has a type: `image/*` has `image/png`. */
export const covers = (range: string, type: string): boolean =>
  range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))

/** Who accepts JSON understands `application/hal+json`. */
const isSameJson = (range: string, type: string): boolean => range === 'application/json' && isJson(type)

/** The media type that is sent for a documented one, which may be a range. */
export function concreteType(mediaType: string): string {
  const examples: Readonly<Record<string, string>> = {
    '*/*': 'application/json',
    'application/*': 'application/json',
    'image/*': 'image/png',
    'text/*': 'text/plain',
  }
  const type = lookUp(examples, bareType(mediaType)) ?? mediaType.replace('*', 'plain')
  return type === 'application/json' ? 'application/json; charset=utf-8' : type
}
