import type { RulePage } from './rule-page.ts'

/** Rules about how an answer is made and how it travels. */
export const answerRules = {
  status: {
    means: 'An answer has the status documented for its outcome.',
    server: 'answer with the documented status',
    document: 'name this status, with its example',
  },
  'content-type': {
    means: 'An answer has the documented media type, and JSON is UTF-8.',
    server: 'send the documented Content-Type',
    document: 'name this media type',
  },
  header: {
    means: 'An answer has the headers that are documented as required, and each documented header keeps its schema.',
    server: 'send the header as documented',
    document: 'take `required` from the header, or let its schema allow what came',
  },
  encoding: {
    means: 'A body is what its Content-Encoding says.',
    server: 'encode the body as its header says, or send no such header',
  },
  json: {
    means: 'A JSON body is one JSON value with nothing after it.',
    server: 'send exactly one JSON value',
    document: 'name another media type, if this is not meant to be JSON',
  },
  schema: {
    means: 'A body keeps its schema.',
    server: 'send what the schema allows',
    document: 'let the schema allow what came',
  },
  value: {
    means: 'A body has the values of its example, except where the document says that they vary.',
    server: 'send the documented value',
    document: 'change the example, or mark the place with x-volatile if it varies',
  },
  fresh: {
    means: 'A value marked as the time of the answer, or as never given before, is just that.',
    server: 'make the value anew for each answer',
    document: 'take the x-volatile mark away',
  },
  secret: {
    means: 'No secret that was sent comes back, neither in a body nor in a header or a reason phrase.',
    server: 'keep the secret out of every answer',
  },
  'time-limit': {
    means: 'A complete answer comes within the time limit.',
    server: 'answer in time (a slow but healthy server: give the run more with --timeout)',
  },
  connection: {
    means: 'An answer comes whole: the connection is not cut before its end.',
    server: 'finish each answer before the connection is closed',
  },
  repeated: {
    means: 'The same request gets the same answer again.',
    server: 'give the same answer each time',
    document: 'mark what varies with x-volatile',
  },
  'not-served': {
    means: 'A documented operation is there.',
    server: 'serve the operation',
    document: 'take the operation out, or mark it as observed',
  },
} as const satisfies Readonly<Record<string, RulePage>>
