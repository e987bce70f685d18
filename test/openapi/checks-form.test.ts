import { describe, expect, it } from 'vitest'
import { changed, complaints, goodDocument } from './documents.ts'

it('has nothing to say about a document that keeps every rule', () => {
  expect(complaints(goodDocument)).toEqual([])
})

it('lets a fixed path stand beside a template it is a special case of', () => {
  expect(complaints(changed('  /rooms/{id}:', '  /rooms/all: {}\n  /rooms/{id}:'))).toEqual([])
})

/** A text of the good document, what stands there instead, and what is said about it. */
type Fault = readonly [text: string, replacement: string, complaint: string]

/** OpenAPI 2.0 to 3.2 is read. */
const version: readonly Fault[] = [
  ['openapi: 3.1.1', 'openapi: 1.2', '1:1 The version 1.2 of OpenAPI is not supported.'],
  ['openapi: 3.1.1', "swagger: '1.2'", '1:1 The version "1.2" of OpenAPI is not supported.'],
  ['openapi: 3.1.1\n', '', '1:1 This is not an OpenAPI document: it has neither `openapi` nor `swagger`.'],
  ['openapi: 3.1.1', 'overlay: 1.0.0', '1:1 This is an Overlay, not an OpenAPI document: pass it with --overlay.'],
]

/** Every `$ref` leads to another place of the same document. */
const references: readonly Fault[] = [
  [
    "'#/components/schemas/Room' }\n            ex",
    "'#/components/schemas/Rom' }\n            ex",
    '18:23 `#/components/schemas/Rom` does not exist.',
  ],
  [
    "'#/components/schemas/Room' }\n            ex",
    'other.yaml#/Room }\n            ex',
    '18:23 `other.yaml#/Room` points to a file that was not read.',
  ],
  [
    '    Added:\n',
    "    Loop: { $ref: '#/components/schemas/Loop' }\n    Added:\n",
    '70:13 `#/components/schemas/Loop` refers to itself.',
  ],
]

/** Every schema is JSON Schema 2020-12; a fault is told once, where it stands. */
const schemas: readonly Fault[] = [
  ['minLength: 3', 'minLength: three', '68:31 The schema is invalid here: it must be integer.'],
  [
    'minLength: 3',
    "pattern: '['",
    '68:31 The schema is invalid here: Invalid regular expression: /[/: Unterminated character class.',
  ],
]

/** Every extension is known, in its place, and holds what it can mean. */
const extensions: readonly Fault[] = [
  ['x-identity: true', 'x-identty: true', '68:45 There is no extension `x-identty`.'],
  ['x-identity: true', 'x-volatile: now', '68:45 `x-volatile` has no meaning here.'],
  ['x-volatile: any', 'x-volatile: soon', '74:29 `x-volatile` has an invalid value.'],
  ['x-undo:', 'x-after: []\n      x-undo:', '13:7 `x-after` has no meaning here.'],
  ['info: {', 'info: { x-safe: true,', '2:9 `x-safe` has no meaning here.'],
  ['paths:\n', 'paths:\n  x-safe: true\n', '9:3 `x-safe` has no meaning here.'],
  ['x-credential: k1', 'x-credential: 1', '62:49 `x-credential` has an invalid value.'],
  [
    '{ documented: page }\n      x-undo',
    '{ documented: page, observed: x }\n      x-undo',
    '12:7 `x-evidence` has an invalid value.',
  ],
  [
    "'#/components/responses/Refused' }\n        '409'",
    "'#/components/responses/Refused', x-evidence: { observed: x } }\n        '409'",
    '42:58 `x-evidence` has no meaning here.',
  ],
]

/** Operations, examples, shared schemas and shared responses say who says so. */
const evidence: readonly Fault[] = [
  ['      x-evidence: { documented: page }\n      x-undo', '      x-undo', '10:5 `post` has no `x-evidence`.'],
  [
    '                x-evidence: { documented: page }\n                value',
    '                value',
    '20:15 `added` has no `x-evidence`.',
  ],
  [
    'additionalProperties: false\n      x-evidence: { documented: page }',
    'additionalProperties: false',
    '70:5 `Added` has no `x-evidence`.',
  ],
  ['cannot be read.\n      x-evidence: { observed: server }', 'cannot be read.', '79:5 `Refused` has no `x-evidence`.'],
]

/** A request fits one path best. */
const paths: readonly Fault[] = [
  ['  /rooms:', '  rooms:', '9:3 The path `rooms` does not start with a slash.'],
  [
    '  /rooms/{id}:',
    '  /rooms/{name}: {}\n  /rooms/{id}:',
    '53:3 A request can match both `/rooms/{id}` and `/rooms/{name}` (rooms.yaml:52:3).',
  ],
  [
    '  /rooms/{id}:',
    '  /{what}/all: {}\n  /rooms/{id}:',
    '53:3 A request can match both `/rooms/{id}` and `/{what}/all` (rooms.yaml:52:3).',
  ],
]

/** An operation has a name of its own, and nothing the model has no place for. */
const operations: readonly Fault[] = [
  [
    '  /rooms/{id}:\n',
    '  /halls:\n    get: { operationId: addRoom, x-evidence: { observed: x }, responses: { 204: { description: None. } } }\n  /rooms/{id}:\n',
    '53:12 `addRoom` is the name of another operation already (rooms.yaml:10:5).',
  ],
  ["'204'", '2X4', '59:9 `2X4` is not a status.'],
  [
    '        - { name: id',
    '        - { name: mode, in: body, schema: true }\n        - { name: id',
    '57:11 The parameter `mode` has the location body.',
  ],
  ['schema: { type: string }, example: r1', 'example: r1', '57:11 The parameter `id` has no schema.'],
]

/** Every credential travels in a known way. */
const security: readonly Fault[] = [
  [
    '  schemas:\n',
    '    cookie: { type: apiKey, in: body, name: Key }\n  schemas:\n',
    '63:5 The document does not say how the credential of this scheme is sent.',
  ],
  ['security: [{ key: [] }]', 'security: [{ kee: [] }]', '3:14 There is no security scheme `kee`.'],
]

describe.each(Object.entries({ version, extensions, evidence, paths, security }))('%s', (_, faults) => {
  it.each(faults)('%j → %j', (text, replacement, complaint) => {
    expect(complaints(changed(text, replacement))).toEqual([complaint])
  })
})

// What builds on the broken place is advised on too, after the fault itself.
describe.each(Object.entries({ references, schemas, operations }))('%s', (_, faults) => {
  it.each(faults)('%j → %j', (text, replacement, complaint) => {
    expect(complaints(changed(text, replacement))[0]).toEqual(complaint)
  })
})
