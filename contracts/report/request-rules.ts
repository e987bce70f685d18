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
  'lifecycle/kept': {
    means: 'A record is what was sent, until somebody changes it.',
    server: 'keep what was sent',
    document: 'mark the fields that the server sets as `readOnly`, and those that it does not return as `writeOnly`',
  },
  'lifecycle/others': {
    means: 'What is done to one record leaves the others as they were.',
    server: 'change or remove no record but the one that was named',
  },
  'lifecycle/unique': {
    means: 'Each record has a key of its own.',
    server: 'give each record a key that no other has',
  },
  'lifecycle/listed': {
    means: 'A list has the records that were created.',
    server: 'list what there is',
    document: 'describe which records are listed',
  },
  'lifecycle/page': {
    means: 'A page has as many records as the request asks for, and none that another page has.',
    server: 'return as many records as the request asks for, from the position that it asks for',
    document: 'describe what the parameters of the list do',
  },
  'lifecycle/filter': {
    means: 'A list filtered by a value has the records with that value, and no others.',
    server: 'return the records that have the requested value, and no others',
    document: 'give the parameter another name, or describe what it does',
  },
  'lifecycle/parent': {
    means: 'A record created below one parent is not below another.',
    server: 'keep what belongs to one record apart from what belongs to another',
    document: 'describe that what belongs to one record is found below another too',
  },
  'lifecycle/removed': {
    means: 'A removed record is gone.',
    server: 'remove the record before the response says so',
    document: 'describe that removed records can still be read',
  },
  'lifecycle/again': {
    means: 'Removing a record that is already gone is refused, or does nothing.',
    server: 'refuse to remove a record that is not there',
  },
  restored: {
    means: 'What the run created can be removed, and what it changed can be changed back.',
    server: 'serve the request that undoes the change; clean up what was left behind first',
    document: 'name another operation in x-undo',
  },
  'rule/required': {
    means: 'A request without a required value is refused.',
    server: 'refuse the request where the value is missing, null or empty',
    document: 'take the name out of `required`, or allow the empty value',
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
    means: 'A body that is not JSON, or not an object, is refused.',
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
