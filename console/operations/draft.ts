import type { Json } from '#openapi'
import type { CatalogApi, CatalogExample, CatalogOperation } from '../catalog.ts'

/** A request as it stands in the form. Values are texts; an empty one is not sent. */
export interface Draft {
  readonly credential: string
  /** By place and name: `query.id`. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: string
}

/** A request that can be sent. */
export interface ReadyRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Fills the form with an example. A parameter the example leaves out stays empty. */
export function draftOf(example: CatalogExample | undefined, { credential }: CatalogApi): Draft {
  const parameters = Object.entries(example?.parameters ?? {}).map(([place, value]) => [place, textOf(value)])
  return {
    credential: credential ? `${credential.prefix}${example?.credential ?? credential.value}` : '',
    parameters: Object.fromEntries(parameters),
    body: example?.body === undefined ? '' : JSON.stringify(example.body, undefined, 2),
  }
}

/**
 * Makes a request of the form.
 *
 * @param origin `http://127.0.0.1:4010`. It is written before the path, since a path may begin with two slashes.
 */
export function readyRequest(draft: Draft, { api, operation, origin }: Asked): ReadyRequest {
  const values = (place: string) =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name }) => [name, draft.parameters[`${place}.${name}`] ?? ''] as const)
      .filter(([, value]) => value !== '')
  const path = values('path').reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  )
  const query = new URLSearchParams(values('query').map(([name, value]) => [name, value])).toString()
  const mediaType = operation.examples.find((example) => example.mediaType)?.mediaType ?? 'application/json'
  return {
    method: operation.method,
    url: `${origin}${api.notations[0] ?? ''}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...(draft.body === '' ? {} : { 'Content-Type': mediaType }),
      ...(api.credential && draft.credential !== '' ? { [api.credential.header]: draft.credential } : {}),
      ...Object.fromEntries(values('header')),
    },
    ...(draft.body === '' ? {} : { body: draft.body }),
  }
}

export interface Asked {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly origin: string
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
