import type { Json } from '#openapi'
import type { CatalogApi, CatalogDetails, CatalogExample, CatalogOperation } from '../catalog.ts'

/** A request as it stands in the form. Values are texts; an empty one is not sent. */
export interface Draft {
  readonly credential: string
  /** By place and name: `query.id`. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: string
  readonly mediaType: string
}

/** What a form begins with. */
export interface Beginning {
  readonly example: CatalogExample | undefined
  /** Taken where there is no example. */
  readonly generated: CatalogDetails['request'] | undefined
}

/** A request that can be sent. */
export interface ReadyRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Fills the form with an example, else with a generated request. A parameter it leaves out stays empty. */
export function draftOf({ example, generated }: Beginning, { credential }: CatalogApi): Draft {
  const parameters = Object.entries((example ?? generated)?.parameters ?? {}).map(([place, value]) => [place, textOf(value)])
  return {
    credential: credentialOf(credential, example),
    parameters: Object.fromEntries(parameters),
    body: example ? bodyOf(example) : (generated?.body ?? ''),
    mediaType: (example ?? generated)?.mediaType ?? 'application/json',
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
  return {
    method: operation.method,
    url: `${origin}${api.notations[0] ?? ''}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...(draft.body === '' ? {} : { 'Content-Type': draft.mediaType }),
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

/** Empty where the document shows none: a prefix alone would be refused. */
function credentialOf(credential: CatalogApi['credential'], example: CatalogExample | undefined): string {
  const value = example?.credential ?? credential?.value ?? ''
  return credential && value !== '' ? `${credential.prefix}${value}` : ''
}

const bodyOf = ({ body }: CatalogExample): string => (body === undefined ? '' : JSON.stringify(body, undefined, 2))

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
