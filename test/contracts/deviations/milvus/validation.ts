import { answer, type OperationOf } from '#mocks'
import { type MilvusState, milvus, type User } from '#mocks/milvus'
import { type Examples, milvusDocument, type operations } from '#openapi/milvus'
import { deviationsOf } from '../deviation.ts'
import { bodyOf, isChange } from '../edits.ts'
import { forgiving, milvusWith, stricter } from '../mocks.ts'
import type { Layers } from '../server.ts'
import { kindRows, textRows } from '../text-rows.ts'
import { about, bodyRows, claimRows, laxClaimRows, lets, newPasswordRows, refuses } from '../validation-rows.ts'
import { byteRows } from './bytes.ts'

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]
const kindsOf = (value: unknown): number => (typeof value === 'string' ? kinds.filter((kind) => kind.test(value)).length : 0)

const done = { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '{"code":0,"data":{}}' }
/** A server that says of some changes that they worked, and does nothing. */
const serves = (body: (text: string) => boolean) => (): Layers => ({
  answer: (request) => (isChange(request) && body(request.body) ? done : undefined),
})

/** A server that lets some names through when it creates a user. */
const letsName = (fits: (name: string) => boolean) => (): Layers => {
  const through = (value: unknown) => typeof value === 'string' && fits(value)
  return { mock: milvusWith({ document: forgiving(milvusDocument(), '/create', about('/userName', through)) }) }
}

const update = milvus.operations.updatePassword as OperationOf<
  operations['updatePassword'],
  Examples['updatePassword'],
  MilvusState,
  User
>
/** Hides even from those who may know that a user does not exist. */
const lenient: typeof update = (asked, next) =>
  asked.users.find(asked.body.userName) ? update(asked, next) : answer('documented')

/** Requests that break a rule and are served, or keep all and are not. */
export const validation = deviationsOf('milvus', 'validation')(
  ...newPasswordRows('milvus', 8, 64),
  ...claimRows('milvus', 'password'),
  ...laxClaimRows('milvus', 'password'),
  ...textRows('milvus', 8, 64),
  ...kindRows,
  ...bodyRows('milvus'),
  ...byteRows,
  {
    name: 'kinds of characters are not counted',
    rules: ['rule/constraint'],
    break: lets('milvus', ({ rule }) => rule.includes('/NewPassword/anyOf')),
  },
  {
    name: 'two kinds of characters suffice',
    rules: ['rule/constraint'],
    break: lets('milvus', ({ rule, actual }) => rule.includes('/NewPassword/anyOf') && kindsOf(actual) === 2),
  },
  {
    name: 'all four kinds of characters are asked for',
    rules: ['rule/accept'],
    break: refuses('milvus', (value) => kindsOf(value) < 4),
  },
  {
    name: 'special characters are no kind',
    rules: ['rule/accept'],
    break: refuses('milvus', (value) => kindsOf(value.replaceAll(/[^A-Za-z0-9]/g, '')) < 3),
  },
  { name: 'an empty body is served', rules: ['rule/malformed'], break: serves((text) => text === '') },
  {
    name: 'a change of nobody is served',
    rules: ['rule/required'],
    break: serves((text) => 'newPassword' in bodyOf({ body: text }) && !('userName' in bodyOf({ body: text }))),
  },
  {
    name: 'a change of an unknown user is served',
    severity: 'warning',
    rules: ['example/accepted'],
    break: () => ({ mock: milvusWith({ operations: { updatePassword: lenient } }) }),
  },
  {
    name: 'a hyphen in a new name is accepted',
    severity: 'warning',
    rules: ['rule/constraint'],
    break: letsName((name) => name.includes('-')),
  },
  {
    name: 'a new name of 33 characters is accepted',
    severity: 'warning',
    rules: ['rule/constraint'],
    break: letsName((name) => name.length === 33),
  },
  {
    name: 'an underscore in a new name is refused',
    severity: 'warning',
    rules: ['example/refused', 'rule/accept'],
    break: () => ({
      mock: milvusWith({
        document: stricter(milvusDocument(), '/userName', '#/components/schemas/UserName/allOf/3/pattern', (name) =>
          name.includes('_'),
        ),
      }),
    }),
  },
)
