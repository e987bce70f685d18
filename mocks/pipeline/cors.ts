import type { RequestParts, ResponseParts } from '../handlers/message.ts'

/**
 * Creates what lets pages of every origin use a mock. A response that says so itself is left as it is.
 *
 * @see {@link https://fetch.spec.whatwg.org/#http-cors-protocol Fetch, CORS protocol}
 */
export function createCors() {
  return ({ header }: RequestParts, response: ResponseParts): ResponseParts => {
    const origin = header('origin')
    if (origin === undefined || response.dropped) return response
    const open = {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': '*',
      Vary: 'Origin',
    }
    return { ...response, headers: { ...open, ...response.headers } }
  }
}
