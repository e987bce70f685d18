import type { RulePage } from './rule-page.ts'

/** Rules about which requests succeed, and what they leave behind. */
export const requestRules = {
  'example/refused': {
    means: 'A request with a documented success response succeeds.',
    server: 'accept this request',
    document: 'show a request that is accepted, or describe what it requires',
  },
  'example/accepted': {
    means: 'A request with a documented failure response fails.',
    server: 'refuse this request and change nothing',
    document: 'show the success response instead of the failure',
  },
  'example/variant': {
    means:
      'Equivalent forms of a request are treated the same: another server URL, an optional header, and whatever JSON and HTTP leave open.',
    server: 'accept this form of the request too',
    document: 'remove this form',
  },
  'state/stale': {
    means: 'After a change, the previous value is refused.',
    server: 'compare with the latest value',
    document: 'remove the Link from the operation to itself if the value does not replace the old one',
  },
  'state/link': {
    means: 'After a success, its Link works with the new value and no longer with the old one.',
    server: 'apply the change to the linked operation immediately',
    document: 'remove the Link',
  },
  'state/unchanged': {
    means: 'A refused request changes nothing.',
    server: 'validate the whole request before writing anything',
  },
  'state/lasts': {
    means: 'A change persists across later requests and new connections.',
    server: 'persist what was written',
  },
  'state/whole': {
    means: 'A value is compared in full: a shorter or longer one, or one in another case, does not match.',
    server: 'compare every character of the value',
  },
  'state/others': {
    means: 'A change affects only the record it names.',
    server: 'leave the other accounts unchanged',
  },
  'state/listed': {
    means: 'A created record is in the list, and a removed one is not.',
    server: 'update the list immediately',
    document: 'remove the Link to the list',
  },
  'lifecycle/kept': {
    means: 'A record keeps the values that were sent until it is changed.',
    server: 'store the values that were sent',
    document: 'mark fields that the server sets as `readOnly`, and fields that it does not return as `writeOnly`',
  },
  'lifecycle/others': {
    means: 'Changing one record leaves the others unchanged.',
    server: 'change or remove only the record that was named',
  },
  'lifecycle/unique': {
    means: 'Each record has a unique key.',
    server: 'give each record a unique key',
  },
  'lifecycle/listed': {
    means: 'A list contains the records that were created.',
    server: 'list every record',
    document: 'describe which records are listed',
  },
  'lifecycle/page': {
    means: 'A page has no more records than requested, and none that another page has; a total counts all of them.',
    server: 'return the requested number of records, starting at the requested position',
    document: 'describe what the list parameters do',
  },
  'lifecycle/sorted': {
    means: 'A list is in the order that was requested.',
    server: 'sort the list as requested',
    document: 'describe what the parameter does',
  },
  'lifecycle/filter': {
    means: 'A list filtered by a value contains the records with that value, and no others.',
    server: 'return the records that have the requested value, and no others',
    document: 'rename the parameter, or describe what it does',
  },
  'lifecycle/parent': {
    means: 'A record created under one parent does not appear under another.',
    server: 'keep the records of each parent separate',
    document: 'document that records of one parent also appear under another',
  },
  'lifecycle/related': {
    means: 'What is related to a record is listed once, and no longer than it is related.',
    server: 'list what is related, and nothing else',
    document: 'describe what the operations do',
  },
  'lifecycle/removed': {
    means: 'A removed record is gone.',
    server: 'remove the record before responding',
    document: 'document that removed records can still be read',
  },
  'lifecycle/again': {
    means: 'Removing a record that is already gone is refused or has no effect.',
    server: 'refuse to remove a record that does not exist',
  },
  restored: {
    means: 'Records the run created can be removed, and values it changed can be changed back.',
    server: 'accept the request that undoes the change; first clean up what was left behind',
    document: 'name another operation in x-undo',
  },
  'rule/required': {
    means: 'A request without a required value is refused.',
    server: 'refuse the request if the value is missing, null or empty',
    document: 'remove the name from `required`, or allow the empty value',
  },
  'rule/type': {
    means: 'A value of the wrong type is refused.',
    server: 'refuse the wrong type instead of converting it',
    document: 'allow this type',
  },
  'rule/constraint': {
    means: 'A value that violates a constraint of its schema is refused.',
    server: 'enforce the constraint',
    document: 'loosen or remove the constraint',
  },
  'rule/malformed': {
    means: 'A body that is not JSON or not an object is refused.',
    server: 'refuse a body that does not parse as documented',
  },
  'rule/accept': {
    means: 'A value that meets every constraint is accepted, even at the limits.',
    server: 'accept the value',
    document: 'add the constraint that the server enforces',
  },
  auth: {
    means: 'A request with a missing or wrong credential is refused.',
    server: 'check the credential before anything else',
    document: 'set `security: []` on the operation if no credential is required',
  },
  method: {
    means: 'A method that is not documented for a path is refused.',
    server: 'refuse the method, for example with 405',
    document: 'document the operation',
  },
} as const satisfies Readonly<Record<string, RulePage>>
