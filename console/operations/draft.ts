import type { Json } from '#openapi'
import type { CatalogApi, CatalogDetails, CatalogExample, CatalogOperation } from '../catalog.ts'
import { isForm, isMultipart, readForm, writeForm } from './form-text.ts'
import { queryPairs, simpleText } from './style.ts'

/** A request as it stands in the form. Values are texts; an empty one is not sent. */
export interface Draft {
  readonly credential: string
  /** By place and name: `query.id`. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: string
  readonly mediaType: string
  /** Chosen files by the names of their parts. */
  readonly files: Readonly<Record<string, File>>
}

/** What a form begins with. */
export interface Beginning {
  readonly example: CatalogExample | undefined
  /** Its request is taken where there is no example. */
  readonly details: CatalogDetails | undefined
}

/** A request that can be sent. */
export interface ReadyRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Instead of a body. */
  readonly parts?: readonly ReadyPart[]
}

/** A part of `multipart/form-data`. */
export interface ReadyPart {
  readonly name: string
  readonly value: string
  readonly file?: File
}

/** Fills the form with an example, else with a generated request. A parameter it leaves out stays empty. */
export function draftOf({ example, details }: Beginning, { api, operation }: Pick<Asked, 'api' | 'operation'>): Draft {
  const source = example ?? details?.request
  const mediaType = source?.mediaType ?? 'application/json'
  const parameters = Object.entries(source?.parameters ?? {}).map(([place, value]) => [place, textOf(value)])
  return {
    credential: operation.secured ? credentialOf(api.credential, example) : '',
    parameters: Object.fromEntries(parameters),
    body: source?.body === undefined ? '' : bodyText(mediaType, source.body),
    mediaType,
    files: {},
  }
}

/**
 * Makes a request of the form.
 *
 * @param origin `http://127.0.0.1:4010`. It is written before the path, since a path may begin with two slashes.
 */
export function readyRequest(draft: Draft, { api, operation, details, origin }: Asked): ReadyRequest {
  const styleOf = (key: string) => details?.styles[key]
  const values = (place: string) =>
    operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name }) => [name, draft.parameters[`${place}.${name}`] ?? ''] as const)
      .filter(([, value]) => value !== '')
  const path = values('path').reduce(
    (text, [name, value]) =>
      text.replace(`{${name}}`, () => simpleText(name, value, styleOf(`path.${name}`), encodeURIComponent)),
    operation.path,
  )
  const pairs = values('query').flatMap(([name, value]) => queryPairs(name, value, styleOf(`query.${name}`)))
  const query = new URLSearchParams(pairs.map((pair) => [...pair])).toString()
  const whole = values('querystring').map(([, value]) => value)
  return {
    method: operation.method,
    url: `${origin}${api.notations[0] ?? ''}${path}${[query, ...whole]
      .filter(Boolean)
      .map((text, at) => `${at ? '&' : '?'}${text}`)
      .join('')}`,
    headers: {
      ...(draft.body === '' || isMultipart(draft.mediaType) ? {} : { 'Content-Type': draft.mediaType }),
      ...(api.credential && draft.credential !== '' ? { [api.credential.header]: draft.credential } : {}),
      ...Object.fromEntries(values('header').map(([name, value]) => [name, simpleText(name, value, styleOf(`header.${name}`))])),
    },
    ...bodyOf(draft, details?.files ?? []),
  }
}

export interface Asked {
  readonly api: CatalogApi
  readonly operation: CatalogOperation
  readonly details: CatalogDetails | undefined
  readonly origin: string
}

function bodyOf({ body, mediaType, files }: Draft, names: readonly string[]): Pick<ReadyRequest, 'body' | 'parts'> {
  if (isMultipart(mediaType)) {
    const parts = readForm(body).map(([name, value]): ReadyPart => {
      const file = files[name] ?? (names.includes(name) ? new File([value], name) : undefined)
      return { name, value, ...(file ? { file } : {}) }
    })
    const more = Object.entries(files).filter(([name]) => !parts.some((part) => part.name === name))
    return { parts: [...parts, ...more.map(([name, file]) => ({ name, value: '', file }))] }
  }
  if (body === '') return {}
  return { body: isForm(mediaType) ? new URLSearchParams(readForm(body).map((pair) => [...pair])).toString() : body }
}

/** Any of the right form, where the document shows none: a prefix alone would be refused. */
function credentialOf(credential: CatalogApi['credential'], example: CatalogExample | undefined): string {
  if (!credential) return ''
  const shown = example?.credential ?? credential.value
  return `${credential.prefix}${shown === '' ? anyCredential(credential.prefix) : shown}`
}

const anyCredential = (prefix: string): string => (/^basic /i.test(prefix) ? btoa('any:any') : 'any')

function bodyText(mediaType: string, body: Json): string {
  if (isForm(mediaType)) return writeForm(body)
  return typeof body === 'string' && !/json/i.test(mediaType) ? body : JSON.stringify(body, undefined, 2)
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
