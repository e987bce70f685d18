import type { RequestParts, ResponseParts } from '#mocks'
import type { Layers } from './server.ts'

export type Body = Readonly<Record<string, unknown>>

/** Whether a request asks for the change both pages are about; OPTIONS only asks what could be asked. */
export const isChange = ({ path, method }: RequestParts): boolean =>
  method !== 'OPTIONS' && /\/(update_password|changepassword)$/.test(path)

/** Whether an answer says that it worked, in the words of either API. */
export const isSuccess = ({ status, headers, body }: ResponseParts): boolean =>
  status === 200 && isJson({ headers }) && [0, 200].includes((JSON.parse(body ?? '{}') as { code: number }).code)

/** Whether an answer is JSON, and not the page of a path that is not there. */
export const isJson = ({ headers }: Pick<ResponseParts, 'headers'>): boolean => /json/.test(headers['Content-Type'] ?? '')

export type Edit = (response: ResponseParts, request: RequestParts) => ResponseParts
type Eventually = (response: ResponseParts, request: RequestParts) => ResponseParts | Promise<ResponseParts>

/** Edits the answers to changes that worked. */
export const onSuccess = (edit: Eventually): Required<Pick<Layers, 'response'>> => ({
  response: (response, request) => (isChange(request) && isSuccess(response) ? edit(response, request) : response),
})

/** Edits the answers to changes that were refused. */
export const onFailure = (edit: Eventually): Required<Pick<Layers, 'response'>> => ({
  response: (response, request) => (isChange(request) && !isSuccess(response) ? edit(response, request) : response),
})

/** Edits the answers to all changes. */
export const onChange = (edit: Eventually): Required<Pick<Layers, 'response'>> => ({
  response: (response, request) => (isChange(request) ? edit(response, request) : response),
})

/** Edits a body as JSON. */
export const json =
  (edit: (body: Body, request: RequestParts) => unknown): Edit =>
  (response, request) =>
    isJson(response) ? { ...response, body: JSON.stringify(edit(JSON.parse(response.body ?? '{}') as Body, request)) } : response

/** Edits a body as text. */
export const text =
  (edit: (body: string) => string): Edit =>
  (response) => ({ ...response, body: edit(response.body ?? '') })

/** Sets a header, or takes it away. */
export const header =
  (name: string, value: string | undefined): Edit =>
  (response) => {
    const { [name]: _, ...others } = response.headers
    return { ...response, headers: value === undefined ? others : { ...others, [name]: value } }
  }

/** Gives another status and keeps the rest. */
export const status =
  (code: number): Edit =>
  (response) => ({ ...response, status: code })

/** Gives a body without some properties. */
export const without =
  (...names: readonly string[]) =>
  (body: Body): Body =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

/** Reads the body of a request; the empty object where it is none. */
export function bodyOf({ body }: Pick<RequestParts, 'body'>): Body {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Body) : {}
  } catch {
    return {}
  }
}

/** A request with another body. */
export const withBody = (request: RequestParts, body: unknown): RequestParts => ({ ...request, body: JSON.stringify(body) })

/** A request with a header set, or without it. */
export const withHeader = (request: RequestParts, name: string, value: string | undefined): RequestParts => ({
  ...request,
  header: (asked) => (asked === name ? value : request.header(asked)),
})
