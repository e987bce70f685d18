import type { Json } from '#openapi'
import { isXml } from '#openapi/media'
import { isForm, isMultipart } from '../exchange/write-body.ts'

/** Whether a body of a media type is made of fields. */
export const isInFields = (mediaType: string): boolean => isForm(mediaType) || isMultipart(mediaType)

/** Whether each value in a body of a media type travels as a text. */
export const isInTexts = (mediaType: string): boolean => isInFields(mediaType) || isXml(mediaType)

/**
 * Lists what a server may read a value as that travels as a text: `7` is a number or a text, a single value a list of one.
 *
 * @returns Nothing for what has no text of its own: a list or an object, and `null`.
 */
export function readingsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null || typeof value === 'object') return []
  const text = String(value)
  const number = text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : []
  const truth = text === 'true' || text === 'false' ? [text === 'true'] : []
  const single = [text, ...number, ...truth]
  return [...single, ...single.map((one) => [one]), ...(text === '' ? [null] : [])]
}
