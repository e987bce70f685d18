import type { RulePage } from './rule-page.ts'

/** Rules about how an answer is made and how it travels. */
export const answerRules = {
  status: {
    means: 'A response has the status documented for its outcome.',
    server: 'return the documented status',
    document: 'document this status, with an example',
  },
  'content-type': {
    means: 'A response has the documented media type, and JSON is encoded as UTF-8.',
    server: 'send the documented Content-Type',
    document: 'document this media type',
  },
  header: {
    means: 'A response has every required header, and each documented header matches its schema.',
    server: 'send the header as documented',
    document: 'make the header optional, or extend its schema to allow this value',
  },
  encoding: {
    means: 'A body is encoded as its Content-Encoding header says.',
    server: 'encode the body as the header says, or omit the header',
  },
  json: {
    means: 'A JSON body is a single JSON value with nothing after it.',
    server: 'send exactly one JSON value',
    document: 'document another media type if this is not meant to be JSON',
  },
  schema: {
    means: 'A body matches its schema.',
    server: 'send a value that matches the schema',
    document: 'extend the schema to allow this value',
  },
  value: {
    means: 'A body has the values of its example, except for those the document marks as varying.',
    server: 'send the documented value',
    document: 'correct the example, or mark the value with x-volatile if it varies',
  },
  fresh: {
    means: 'A value marked as the current time is current, and a value marked as unique is new in each response.',
    server: 'generate a new value for each response',
    document: 'remove x-volatile',
  },
  secret: {
    means: 'A secret that was sent never comes back, whether in a body, a header or a reason phrase.',
    server: 'keep the secret out of every response',
  },
  'time-limit': {
    means: 'A complete response arrives within the time limit.',
    server: 'respond in time (if the server is healthy but slow, raise --timeout)',
  },
  connection: {
    means: 'A response is complete: the connection stays open until its end.',
    server: 'finish each response before closing the connection',
  },
  conditional: {
    means: 'A change that names the version it is for is carried out if that is the current one, and refused otherwise.',
    server: 'compare the version, and change nothing if it is another',
    document: 'leave the header out',
  },
  repeated: {
    means: 'The same request gets the same response again.',
    server: 'return the same response each time',
    document: 'mark the values that vary with x-volatile',
  },
  'not-served': {
    means: 'A documented operation exists.',
    server: 'implement the operation',
    document: 'remove the operation, or mark it as observed',
  },
} as const satisfies Readonly<Record<string, RulePage>>
