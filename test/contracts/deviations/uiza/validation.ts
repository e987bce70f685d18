import { uizaDocument } from '#openapi/uiza'
import { deviationsOf } from '../deviation.ts'
import { bodyOf, isChange, withBody } from '../edits.ts'
import { forgiving, uizaWith } from '../mocks.ts'
import type { Layers } from '../server.ts'
import { textRows } from '../text-rows.ts'
import { about, bodyRows, claimRows, laxClaimRows, newPasswordRows, refuses } from '../validation-rows.ts'
import { envelope } from './envelope.ts'

const id = '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c'
const worked = (content: unknown) => envelope({ status: 200, type: 'SUCCESS', message: 'OK', data: content })

/** A server that lets something through when it creates a user. */
const lets = (through: Parameters<typeof forgiving>[2]) => (): Layers => ({
  mock: uizaWith({ document: forgiving(uizaDocument(), '/user', through) }),
})

/** A server that takes something else for the password that every new account of the document has. */
const logsIn = (fits: (password: unknown) => boolean) => (): Layers => ({
  request: (request) => {
    const body = bodyOf(request)
    return request.path.endsWith('/auth') && fits(body.password)
      ? withBody(request, { ...body, password: 'FMpsr<4[dGPu?B#u' })
      : request
  },
})

/** Requests that break a rule and are served, or keep all and are not. */
export const validation = deviationsOf('uiza', 'validation')(
  ...newPasswordRows('uiza', 6, 25),
  ...claimRows('uiza', 'oldPassword'),
  ...laxClaimRows('uiza', 'oldPassword'),
  ...textRows('uiza', 6, 25),
  ...bodyRows('uiza'),
  {
    name: 'only letters are accepted',
    rules: ['example/refused', 'rule/accept'],
    break: refuses('uiza', (value) => /[^A-Za-z]/.test(value)),
  },
  {
    name: 'an empty body is served',
    rules: ['rule/malformed'],
    break: () => ({ answer: (request) => (isChange(request) && request.body === '' ? worked({ id }) : undefined) }),
  },
  {
    name: 'a change of an unknown user is served',
    severity: 'warning',
    rules: ['example/accepted'],
    break: () => ({
      response: (response, request) =>
        isChange(request) && response.status === 404 && ['PUT', 'POST'].includes(request.method)
          ? worked({ id: String(JSON.parse(request.body).id) })
          : response,
    }),
  },
  {
    name: 'a condition in place of the password logs in',
    severity: 'warning',
    rules: ['rule/type'],
    break: logsIn((password) => typeof password === 'object' && password !== null && '$ne' in password),
  },
  {
    name: 'zero in place of the password logs in',
    severity: 'warning',
    rules: ['rule/type'],
    break: logsIn((password) => password === 0),
  },
  {
    name: 'a user without address is created',
    severity: 'warning',
    rules: ['rule/required'],
    break: lets(({ property }) => property === 'email'),
  },
  {
    name: 'a user of status 2 is created',
    severity: 'warning',
    rules: ['rule/constraint'],
    break: lets(({ at, keyword }) => at === '/status' && keyword === 'enum'),
  },
  {
    name: 'a gender as text is accepted',
    severity: 'warning',
    rules: ['rule/type', 'rule/constraint'],
    break: lets(about('/gender', (value) => typeof value === 'string')),
  },
)
