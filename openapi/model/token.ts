import { percentEncode } from './text.ts'

/**
 * Whether a text can be a method, or the name of a header or a cookie: nothing else can be sent as one.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-tokens RFC 9110, Tokens}
 */
export const isToken = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(text)

/**
 * Whether a text can be the value of a header: one line of ASCII.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-field-values RFC 9110, Field Values}
 */
export const isHeaderValue = (text: string): boolean => /^[!-~][\t -~]*$/.test(text)

/** What the value of a header cannot hold is written as in a URL. */
export const asHeaderValue = (text: string): string => text.replaceAll(/[^\t -~]/gu, percentEncode)
