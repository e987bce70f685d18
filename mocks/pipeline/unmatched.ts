import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import type { Finder } from './find.ts'
import type { DocumentResponder } from './respond.ts'

/**
 * Responds to a request for no operation: 404 for a path that is not documented, 405 with `Allow` for a method that is not. OPTIONS says
 * what there is, also to a page that asks before it sends.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 RFC 9110, 405 Method Not Allowed}
 */
export function refuseUnmatched({ operationsAt }: Finder, { refuse }: DocumentResponder, request: RequestParts): ResponseParts {
  const operations = operationsAt(request.path)
  const [first] = operations
  if (!first) return refuse(undefined, { statuses: [404], detail: `No operation has the path ${request.path}.` }, request)
  const methods = new Set(operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))
  const allowed = [...methods, 'OPTIONS'].join(', ')
  if (request.method === 'OPTIONS') {
    const asked = request.header('access-control-request-headers')
    const preflight = {
      'Access-Control-Allow-Methods': allowed,
      ...(asked === undefined ? {} : { 'Access-Control-Allow-Headers': asked }),
    }
    const isPreflight = request.header('access-control-request-method') !== undefined
    return { status: 204, headers: { Allow: allowed, ...(isPreflight ? preflight : {}) } }
  }
  const detail = `${request.path} has no operation ${request.method}. It has: ${[...methods].join(', ')}.`
  const documenting = operations.find(({ responses }) => responses.some(({ status }) => status === 405))
  return refuse(documenting, { statuses: [405], detail, headers: { Allow: [...methods].join(', ') } }, request)
}
