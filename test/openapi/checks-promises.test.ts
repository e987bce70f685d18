import { describe, expect, it } from 'vitest'
import { adviceOn, parseDocument } from '#openapi/load'
import { changed, complaints } from './documents.ts'

/** A text of the good document, what stands there instead, and what is said about it. */
type Fault = readonly [text: string, replacement: string, complaint: string]

/** Every example keeps its schema. */
const examples: readonly Fault[] = [
  [
    'value: { name: Attic }\n              taken',
    'value: { name: At }\n              taken',
    '22:26 The example `added` does not match its schema: /name must NOT have fewer than 3 characters.',
  ],
  [
    'message: Attic is added }',
    'message: Attic is added, more: 1 }',
    '37:19 The example `added` does not match its schema: it must NOT have additional properties (`more`).',
  ],
  ['example: r1', 'example: 1', '57:75 The example `example` does not match its schema: it must be string.'],
  ['value: cannot be read', 'value: 1', '88:15 The example `unreadable` does not match its schema: it must be string.'],
  ['value: Attic is taken', 'externalValue: taken.txt', '49:17 The example `taken` has no value.'],
]

/** Request and response examples form pairs. */
const pairs: readonly Fault[] = [
  [
    '                taken:\n                  x-evidence: { observed: server }\n                  value',
    '                taken:\n                  x-evidence: { observed: server }\n                  value: Attic is taken\n                gone:\n                  x-evidence: { observed: server }\n                  value',
    '52:17 The response example `gone` belongs to no request example.',
  ],
  [
    '              taken:\n                x-evidence',
    '              gone:\n                x-evidence: { observed: server }\n                value: { name: Hall }\n              taken:\n                x-evidence',
    '23:15 The request example `gone` of `addRoom` has no response example.',
  ],
  ['x-after: [addRoom/added]', 'x-after: [addRoom/new]', '25:27 `addRoom/new` is not a pair of examples.'],
  [
    "        '204': { description: Removed. }",
    "        '204': { description: Removed. }\n        '404': { description: None., content: { text/plain: { schema: true } } }",
    '60:9 Status 404 of `removeRoom` has no example.',
  ],
]

/** Every Link, and `x-undo`, leads to an operation, and all it takes along exists. */
const links: readonly Fault[] = [
  [
    'operationId: removeRoom\n              parameters',
    'operationId: dropRoom\n              parameters',
    '40:15 `signIn` leads to `dropRoom`, which is not an operation.',
  ],
  [
    '{ path.id: $response.body#/id, header',
    '{ query.id: $response.body#/id, header',
    '41:29 `removeRoom` has no parameter `query.id`.',
  ],
  ['{$request.body#/name}', '{$request.body#/nam}', '41:58 `$request.body#/nam` does not refer to an existing value.'],
  [
    '$response.body#/id, header',
    '$response.body#/ident, header',
    '41:29 `$response.body#/ident` does not refer to an existing value.',
  ],
  ['$response.body#/id, header', '$resp.body#/id, header', '41:29 `$resp.body#/id` is not a runtime expression.'],
  [
    'x-undo: { operationId: removeRoom, parameters: { path.id: $response.body#/id } }',
    'x-undo: { operationId: removeRoom, parameters: { path.id: $response.body#/ident } }',
    '13:56 `$response.body#/ident` does not refer to an existing value.',
  ],
  [
    'x-undo: { operationId: removeRoom, parameters: { path.id: $response.body#/id } }',
    'x-undo: { operationId: dropRoom, parameters: { path.id: $response.body#/id } }',
    '13:17 `x-undo` leads to `dropRoom`, which is not an operation.',
  ],
  [
    'x-undo: { operationId: removeRoom, parameters: { path.id: $response.body#/id } }',
    'x-undo: { operationId: addRoom, requestBody: { nam: $request.body#/name } }',
    '13:54 The request body of `addRoom` has no property `/nam`.',
  ],
]

/** What `x-values` speaks of is in the value. */
const values: readonly Fault[] = [
  ['text: Attic }', 'text: Cellar }', '36:40 The string at `/message` does not contain `Cellar`.'],
  ['x-values: { id: /id,', 'x-values: { id: /ident,', '36:31 The example has no value at `/ident`.'],
]

/** Every broken request is answered with an example there is. */
const rejections: readonly Fault[] = [
  ['example: unreadable }\n  invalid', 'example: unread }\n  invalid', '5:3 `Refused` has no such example.'],
  [
    'response: Refused, example: unreadable }\n  invalid',
    'response: Refuse, example: unreadable }\n  invalid',
    '5:3 `components` has no such response.',
  ],
  [
    'status: 400, response: Refused, example: unreadable }\n  invalid',
    'response: Refused, example: unreadable }\n  invalid',
    '5:3 The response has no status.',
  ],
  ['  unparsable:', '  unparseable:', '5:3 `unparseable` is not a kind of broken request.'],
  ['name/minLength', 'name/maxLength', '7:5 `#/components/schemas/Room/properties/name/maxLength` is not a rule of a schema.'],
  [
    '      x-undo',
    '      x-rejections: { noOperation: { status: 400, response: Refused, example: unreadable } }\n      x-undo',
    '13:23 `noOperation` is not a kind of broken request for an operation.',
  ],
  ['      x-undo', '      x-rejections: { taken: roomTaken }\n      x-undo', '13:23 The operation has no such response example.'],
  [
    '      x-undo',
    '      x-rejections: { unknown: { name: nobody } }\n      x-undo',
    '13:34 The operation has no such response example.',
  ],
]

/** An alternative is one of another operation. */
const alternatives: readonly Fault[] = [
  ['      x-undo', '      x-alternative-of: nothing\n      x-undo', '13:7 `nothing` is not another operation.'],
  ['      x-undo', '      x-alternative-of: addRoom\n      x-undo', '13:7 `addRoom` is not another operation.'],
]

describe.each(Object.entries({ examples, pairs, links, values, rejections, alternatives }))('%s', (_, faults) => {
  it.each(faults)('%j → %j', (text, replacement, complaint) => {
    expect(complaints(changed(text, replacement))).toEqual([complaint])
  })
})

it('tells once that an operation has no examples, not again for each status of its success', () => {
  const content = { 'application/json': { schema: { type: 'object' } } }
  const responses = {
    200: { description: 'All', content },
    '2XX': { description: 'All', content },
    400: { description: 'No', content },
  }
  const post = { operationId: 'addRoom', requestBody: { content }, responses }
  const plain = { openapi: '3.0.3', info: { title: 'Rooms', version: '1' }, paths: { '/rooms': { post } } }
  const told = adviceOn(parseDocument(JSON.stringify(plain), 'rooms.json')).map(({ what }) => what)
  expect(told.filter((what) => /has no (pair|example)/.test(what))).toEqual([
    '`addRoom` has no pair of examples: its requests are generated, and the values of its responses are not compared.',
    'Status 400 of `addRoom` has no example.',
  ])
})
