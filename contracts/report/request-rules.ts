import type { RulePage } from './rule-page.ts'

/** Rules about which requests succeed, and what they leave behind. */
export const requestRules = {
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
    means:
      'Each way to write a request that means the same is served alike: another server URL, an optional header, and what JSON and HTTP leave free.',
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
  'state/listed': {
    means: 'What was created is in its list, and what was removed is not.',
    server: 'let the list show what there is, at once',
    document: 'take the Link to the list away',
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
} as const satisfies Readonly<Record<string, RulePage>>
