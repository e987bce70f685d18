import type { Document, Violation } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { comparesIf } from './behaviours.ts'
import { type Behaviour, changing, honest } from './changing.ts'
import type { ApiName, Deviation } from './deviation.ts'
import { bodyOf, isChange } from './edits.ts'
import { forgiving, stricter } from './mocks.ts'
import type { Layers } from './server.ts'

type Rows = readonly Omit<Deviation, 'api' | 'family'>[]

const documentOf = { milvus: milvusDocument, uiza: uizaDocument } as const
const changePath = { milvus: '/update_password', uiza: '/changepassword' } as const
const minLength = '#/components/schemas/NewPassword/minLength'

/** A server that lets some broken rules of a change through, and what it does then. */
export const lets = (api: ApiName, through: (violation: Violation) => boolean, behave: Behaviour = honest): (() => Layers) => {
  return () => ({ mock: changing(api, behave, { document: forgiving(documentOf[api](), changePath[api], through) }) })
}

/** A server that refuses some new passwords the document allows. */
export const refuses = (api: ApiName, refused: (password: string) => boolean): (() => Layers) => {
  const strict = (document: Document) => stricter(document, '/newPassword', minLength, refused)
  return () => ({ mock: changing(api, honest, { document: strict(documentOf[api]()) }) })
}

/** Whether a violation is about a value at a place. */
export const about =
  (at: string, test: (actual: unknown) => boolean) =>
  (violation: Violation): boolean =>
    violation.at === at && test(violation.actual)

const quoted = (value: unknown): boolean => typeof value === 'string' && value.includes("'")
const brokenDown = { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'near "\'": syntax error' }
const hasLength = (length: number) => (value: unknown) => typeof value === 'string' && value.length === length
/** Whether it is so for the first time. */
function once(test: (actual: unknown) => boolean): typeof test {
  let left = 1
  return (actual) => test(actual) && left-- > 0
}
const lacks = (name: string) => (violation: Violation) => violation.keyword === 'required' && violation.property === name
const isNull = (value: unknown): boolean => value === null
const isEmpty = (value: unknown): boolean => value === ''

/** What a server of either API can let through of a new password, or refuse. */
export const newPasswordRows = (api: ApiName, min: number, max: number): Rows => [
  {
    name: `${min - 1} characters are accepted`,
    rules: ['rule/constraint'],
    break: lets(api, about('/newPassword', hasLength(min - 1))),
  },
  {
    name: `${max + 1} characters are accepted`,
    rules: ['rule/constraint'],
    break: lets(api, about('/newPassword', hasLength(max + 1))),
  },
  {
    // A cache of rules that had not been read yet: the repeat is refused, and the first one was served all the same.
    name: `${min - 1} characters are accepted once`,
    rules: ['rule/constraint'],
    break: () => lets(api, about('/newPassword', once(hasLength(min - 1))))(),
  },
  { name: `${min} characters are refused`, rules: ['rule/accept'], break: refuses(api, hasLength(min)) },
  { name: `${max} characters are refused`, rules: ['rule/accept'], break: refuses(api, hasLength(max)) },
  {
    name: 'an ampersand is refused',
    rules: ['rule/accept'],
    says: /whose newPassword has the character & is refused$/,
    break: refuses(api, (value) => value.includes('&')),
  },
  {
    name: 'a quotation mark is refused',
    rules: ['rule/accept'],
    says: /whose newPassword has the character " is refused$/,
    break: refuses(api, (value) => value.includes('"')),
  },
  {
    name: 'a quote breaks the server',
    rules: ['status'],
    says: /\(newPassword with the character '\)/,
    break: () => ({
      answer: (request) => (isChange(request) && quoted(bodyOf(request).newPassword) ? brokenDown : undefined),
    }),
  },
  {
    name: 'an empty new password is accepted',
    rules: ['rule/constraint', 'rule/required'],
    break: lets(api, about('/newPassword', isEmpty)),
  },
  {
    name: 'null is accepted as new password',
    rules: ['rule/type', 'rule/required'],
    break: lets(api, about('/newPassword', isNull)),
  },
  {
    name: 'a number is accepted as new password',
    rules: ['rule/type'],
    break: lets(
      api,
      about('/newPassword', (value) => typeof value === 'number'),
    ),
  },
  { name: 'a list is accepted as new password', rules: ['rule/type'], break: lets(api, about('/newPassword', Array.isArray)) },
  { name: 'a change without new password is accepted', rules: ['rule/required'], break: lets(api, lacks('newPassword')) },
]

/** What a server of either API can let through of the current password. */
export const claimRows = (api: ApiName, name: string): Rows => [
  {
    name: 'a change without current password is accepted',
    rules: ['rule/required'],
    break: lets(
      api,
      lacks(name),
      comparesIf((claimed) => claimed !== undefined),
    ),
  },
  {
    name: 'null is accepted as current password',
    rules: ['rule/type', 'rule/required'],
    break: lets(
      api,
      about(`/${name}`, isNull),
      comparesIf((claimed) => claimed !== null),
    ),
  },
  {
    name: 'an empty current password is accepted',
    rules: ['rule/constraint', 'rule/required', 'state/whole'],
    break: lets(
      api,
      about(`/${name}`, isEmpty),
      comparesIf((claimed) => claimed !== ''),
    ),
  },
]

const isCondition = (value: unknown): boolean => typeof value === 'object' && value !== null && '$ne' in value
const unwrapped = (value: unknown): unknown => (typeof value === 'object' && value !== null ? Object.values(value)[0] : value)
const isWrapped = (value: unknown): boolean => typeof unwrapped(value) === 'string' && typeof value !== 'string'

/** What a server of either API can take for the current password though it is of another type. */
export const laxClaimRows = (api: ApiName, name: string): Rows => {
  const takes = (what: string, test: (value: unknown) => boolean, behave = comparesIf((claimed) => !test(claimed))) => ({
    name: `${what} is accepted as current password`,
    rules: ['rule/type'],
    break: lets(api, about(`/${name}`, test), behave),
  })
  const unwraps: Behaviour = (asked) => honest({ ...asked, claimed: unwrapped(asked.claimed) })
  return [
    takes('zero', (value) => value === 0),
    takes('a number', (value) => typeof value === 'number' && value !== 0),
    takes('true', (value) => value === true),
    takes('a condition', isCondition),
    takes('a list around it', (value) => Array.isArray(value), unwraps),
    takes('an object around it', (value) => isWrapped(value) && !Array.isArray(value), unwraps),
  ]
}

/** What a server of either API can let through of a body that is no object. */
export const bodyRows = (api: ApiName): Rows => [
  {
    name: 'a list around the body is accepted',
    rules: ['rule/malformed', 'rule/type'],
    break: () => ({
      request: (request) => (isChange(request) ? { ...request, body: request.body.replace(/^\[(.*)\]$/s, '$1') } : request),
    }),
  },
  {
    name: 'a body that is cut short is accepted',
    rules: ['rule/malformed'],
    break: () => ({ mock: changing(api, honest, { readBody: readRepaired }) }),
  },
]

/** Closes what was left open in a change, as lenient parsers do. */
function readRepaired(text: string, properties: ReadonlySet<string>): { readonly value: unknown } | { readonly reason: string } {
  const ends = properties.has('newPassword') ? ['', '}', '"}', ':null}', '":null}', 'null}'] : ['']
  for (const end of ends) {
    try {
      return { value: JSON.parse(text + end) }
    } catch {
      // The next end may fit.
    }
  }
  return { reason: 'no JSON' }
}
