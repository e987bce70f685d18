export { readXml } from './read-xml.ts'
export { typed } from './typed.ts'
export { writeXml } from './write-xml.ts'

/** Whether a media type is that of XML. */
export const isXml = (mediaType: string): boolean => /[/+]xml\s*(;|$)/i.test(mediaType)
