import type { Document, Json, Operation, RequestExample } from '#openapi'

/** Writes a request of `requestOf` as a client does. */
export function writeRequest({ model }: Document, operation: Operation, { parameters, body }: RequestExample): Request {
  const path = operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(parameters[`path.${name}`] ?? 1)),
  )
  const [prefix = ''] = operation.notations ?? model.notations
  const url = new URL(`http://mock.test${prefix.replace(/\/$/, '')}${path.replace(/[?#].*$/, '')}`)
  const headers = new Headers()
  for (const parameter of operation.parameters) {
    const value = parameters[`${parameter.in}.${parameter.name}`]
    if (value === undefined) continue
    if (parameter.in === 'header') headers.set(parameter.name, textOf(value))
    if (parameter.in === 'cookie') headers.append('Cookie', `${parameter.name}=${textOf(value)}`)
    if (parameter.in !== 'query') continue
    if (parameter.mediaType !== undefined) url.searchParams.append(parameter.name, JSON.stringify(value))
    else
      for (const [name, text] of pairsOf(parameter.name, value, parameter.style === 'deepObject'))
        url.searchParams.append(name, text)
  }
  const mediaType = operation.requestBody?.mediaType ?? ''
  if (body === undefined || operation.method === 'GET' || operation.method === 'HEAD')
    return new Request(url, { method: operation.method, headers })
  if (mediaType === 'multipart/form-data') {
    const form = new FormData()
    for (const [name, text] of bodyPairs(body)) form.append(name, text)
    return new Request(url, { method: operation.method, headers, body: form })
  }
  headers.set('Content-Type', mediaType)
  const text =
    mediaType === 'application/x-www-form-urlencoded' ? new URLSearchParams(bodyPairs(body)).toString() : textOf(body, mediaType)
  return new Request(url, { method: operation.method, headers, body: text })
}

const textOf = (value: Json, mediaType = ''): string =>
  typeof value === 'string' && !/json/.test(mediaType)
    ? value
    : Array.isArray(value) && mediaType === ''
      ? value.map((one) => textOf(one as Json)).join(',')
      : JSON.stringify(value)

function pairsOf(name: string, value: Json, deep: boolean): [string, string][] {
  if (Array.isArray(value)) return value.map((one) => [name, textOf(one as Json)])
  if (typeof value !== 'object' || value === null) return [[name, textOf(value)]]
  return Object.entries(value).map(([key, one]) => [deep ? `${name}[${key}]` : key, textOf(one)])
}

function bodyPairs(body: Json, prefix = ''): [string, string][] {
  if (typeof body !== 'object' || body === null) return [[prefix, textOf(body)]]
  const entries: [string, Json][] = Array.isArray(body)
    ? body.map((one, index) => [String(index), one as Json])
    : Object.entries(body)
  return entries.flatMap(([key, value]) => bodyPairs(value, prefix === '' ? key : `${prefix}[${key}]`))
}
