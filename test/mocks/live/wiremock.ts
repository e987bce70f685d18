/**
 * What the document of WireMock 3.13 (https://github.com/wiremock/wiremock, its admin API, OpenAPI 3.0) says of the operations that were
 * recorded, in words of our own: closed schemas, hardly a failure documented, and actions of every kind.
 */
const json = (schema: object) => ({ 'application/json': { schema } })
const ok = { 200: { description: 'Done.' } }
const found = (schema: object) => ({ 200: { description: 'Done.', content: json(schema) } })
const missing = { 404: { description: 'There is no such thing.' } }
const sends = (schema: object) => ({ required: true, content: json(schema) })
const object = (properties: object) => ({ type: 'object', properties })
const listOf = (items: object) => ({ type: 'array', items })
const text = { type: 'string' }
const whole = { type: 'integer' }
const number = { type: 'number' }

const requestPattern = object({ url: text, urlPath: text, method: text, headers: { type: 'object' } })
const mapping = {
  ...object({
    id: text,
    uuid: text,
    name: text,
    request: requestPattern,
    response: object({ status: whole, body: text, jsonBody: {}, headers: { type: 'object' }, fixedDelayMilliseconds: whole }),
    persistent: { type: 'boolean' },
    priority: { type: 'integer', minimum: 1 },
    scenarioName: text,
    requiredScenarioState: text,
    newScenarioState: text,
    metadata: { type: 'object' },
  }),
  additionalProperties: false,
}
const mappings = {
  ...object({ mappings: listOf(mapping), meta: { ...object({ total: whole }), required: ['total'] } }),
  additionalProperties: false,
}
const problems = object({ errors: listOf(object({ code: whole, source: object({ pointer: text }), title: text, detail: text })) })
const logged = object({ url: text, absoluteUrl: text, method: text })
const journal = object({ requests: listOf(object({ id: text, request: logged })), meta: object({ total: whole }) })
const stored = { 'application/octet-stream': { schema: { type: 'string', format: 'byte' } } }
/** Exactly one of two, beside a plain delay: the document asks for more than the server does. */
const delays = {
  allOf: [
    {
      oneOf: [
        { ...object({ median: whole, sigma: number }), required: ['median', 'sigma'] },
        { ...object({ milliseconds: whole }), required: ['milliseconds'] },
      ],
    },
    object({ fixedDelay: number }),
  ],
}
const query = (name: string) => ({ in: 'query', name, schema: whole })
const inPath = (name: string) => [{ in: 'path', name, required: true, schema: text }]
const act = { post: { responses: ok } }
const ask = (schema: object, response: object) => ({ post: { requestBody: sends(schema), responses: response } })

export const wiremock = {
  openapi: '3.0.3',
  info: { title: 'Stubs', version: '1' },
  paths: {
    '/__admin/mappings': {
      get: { parameters: [query('limit'), query('offset')], responses: found(mappings) },
      post: {
        requestBody: sends(mapping),
        responses: {
          201: { description: 'Created.', content: json(mapping) },
          422: { description: 'Not a stub.', content: json(problems) },
        },
      },
      delete: { responses: ok },
    },
    '/__admin/mappings/{stubMappingId}': {
      parameters: inPath('stubMappingId'),
      get: { responses: { ...found(mapping), ...missing } },
      put: { requestBody: sends(mapping), responses: { ...found(mapping), ...missing } },
      delete: { responses: { ...ok, ...missing } },
    },
    '/__admin/mappings/reset': act,
    '/__admin/mappings/save': act,
    '/__admin/mappings/import': act,
    '/__admin/mappings/find-by-metadata': ask({ type: 'object' }, found(mappings)),
    '/__admin/mappings/remove-by-metadata': ask({ type: 'object' }, ok),
    '/__admin/mappings/unmatched': { get: { responses: found(mappings) }, delete: { responses: ok } },
    '/__admin/requests': { get: { parameters: [query('limit')], responses: found(journal) }, delete: { responses: ok } },
    '/__admin/requests/{requestId}': {
      parameters: inPath('requestId'),
      get: { responses: { ...found(object({ id: text, request: logged })), ...missing } },
      delete: { responses: ok },
    },
    '/__admin/requests/reset': act,
    '/__admin/requests/count': ask(requestPattern, found(object({ count: whole }))),
    '/__admin/requests/remove': ask(requestPattern, found(journal)),
    '/__admin/requests/find': ask(requestPattern, found(object({ requests: listOf(logged) }))),
    '/__admin/requests/unmatched': { get: { responses: found(object({ requests: listOf(logged) })) } },
    '/__admin/requests/unmatched/near-misses': { get: { responses: found(object({ nearMisses: listOf(logged) })) } },
    '/__admin/near-misses/request': ask(logged, found(object({ nearMisses: listOf(logged) }))),
    '/__admin/near-misses/request-pattern': ask(requestPattern, found(object({ nearMisses: listOf(logged) }))),
    '/__admin/recordings/start': ask(object({ targetBaseUrl: text }), ok),
    '/__admin/recordings/stop': { post: { responses: found(mappings) } },
    '/__admin/recordings/status': {
      get: { responses: found(object({ status: { enum: ['NeverStarted', 'Recording', 'Stopped'] } })) },
    },
    '/__admin/recordings/snapshot': ask({ type: 'object' }, found(mappings)),
    '/__admin/scenarios': {
      get: { responses: found(object({ scenarios: listOf(object({ id: text, name: text, state: text })) })) },
    },
    '/__admin/scenarios/reset': act,
    '/__admin/files': { get: { responses: found(listOf(text)) } },
    '/__admin/files/{fileId}': {
      parameters: inPath('fileId'),
      get: { responses: { 200: { description: 'The file.' }, ...missing } },
      put: { requestBody: { content: stored }, responses: ok },
      delete: { responses: ok },
    },
    '/__admin/settings': ask(delays, ok),
    '/__admin/reset': act,
    '/__admin/version': { get: { responses: found(object({ version: text })) } },
    '/__admin/health': { get: { responses: found(object({ status: text, message: text, version: text })) } },
  },
}
