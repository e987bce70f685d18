/** What a rule means, and what either side can do about a broken one. */
export interface RulePage {
  /** What is promised, as a sentence. */
  readonly means: string
  /** What the server has to do, after "change the server to": `answer with the documented status`. */
  readonly server: string
  /** What the document has to say instead, after "change it to": `name the status`. Absent: no document may allow it. */
  readonly document?: string
}

/** Every rule a finding can name. Each has a page in `contracts/rules/`, with an example. */
export const rules = {
  'example/refused': {
    means: 'The request of an example that succeeds succeeds.',
    server: 'serve this request',
    document: 'show a request that is served, or describe what it needs',
  },
  'example/accepted': {
    means: 'The request of an example that fails fails.',
    server: 'refuse this request and change nothing',
    document: 'show the success instead of the failure',
  },
  'example/variant': {
    means: 'Each documented way to write a request (server URL, optional header, media type) is served like the first one.',
    server: 'serve the request in this form too',
    document: 'leave this form out',
  },
  'state/stale': {
    means: 'What was current before a change is refused after it.',
    server: 'compare with the value that was set last',
    document: 'take the Link of the operation to itself away, if the value does not replace the old one',
  },
  'state/link': {
    means: 'What a Link says holds after the success it stands on, and what it said before does not.',
    server: 'let the change count for the linked operation at once',
    document: 'take the Link away',
  },
  'state/unchanged': {
    means: 'A refused request changes nothing.',
    server: 'check everything before the first write',
  },
  'state/lasts': {
    means: 'A change lasts over the requests after it, and over a new connection.',
    server: 'keep what was written',
  },
  'state/whole': {
    means: 'A value is compared whole: nothing shorter, longer or in another case will do.',
    server: 'compare every character of the value',
  },
  'state/others': {
    means: 'A change touches its own subject only.',
    server: 'leave the other accounts as they are',
  },
  restored: {
    means: 'What the run made can be removed, and what it changed can be changed back.',
    server: 'serve the request that undoes the change; look after what is left behind first',
    document: 'name another operation in x-undo',
  },
  'rule/required': {
    means: 'A request without a required value is refused.',
    server: 'refuse the request where the value is missing, null or empty',
    document: 'take the name out of `required`',
  },
  'rule/type': {
    means: 'A value of another type is refused.',
    server: 'refuse the other type, without converting it',
    document: 'allow the type',
  },
  'rule/constraint': {
    means: 'A value that breaks a constraint of its schema is refused.',
    server: 'check the constraint',
    document: 'loosen or remove the constraint',
  },
  'rule/malformed': {
    means: 'A body that is no JSON, or no object, is refused.',
    server: 'refuse a body that cannot be read as documented',
  },
  'rule/accept': {
    means: 'A value that keeps every constraint is accepted, at the limits too.',
    server: 'accept the value',
    document: 'add the constraint by which the server refuses it',
  },
  'rule/unknown': {
    means: 'A request about somebody or something that does not exist is refused.',
    server: 'refuse the unknown name',
    document: 'show what an unknown name is answered with',
  },
  auth: {
    means: 'A request without the credential it needs, or with a wrong one, is refused.',
    server: 'check the credential before anything else',
    document: 'add the empty requirement `{}` to `security`, if no credential is needed',
  },
  method: {
    means: 'A method that the document does not have for a path is refused.',
    server: 'refuse the method, with 405 for example',
    document: 'describe the operation',
  },
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
  undocumented: {
    means: 'A body has no property that its schema does not know.',
    server: 'leave the property out',
    document: 'describe the property',
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
    means: 'No secret that was sent comes back, neither in a body nor in a header.',
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

/** Gives the page of a rule; undefined for a name that is none. */
export const findRule = (rule: string): RulePage | undefined =>
  Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules] : undefined
