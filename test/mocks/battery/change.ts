import { expect } from 'vitest'
import type { Edition } from '../effects/pets.ts'
import { type Check, recordOf } from './checks.ts'

/** A Link of the success to the operation itself says what is claimed to be true next time. Swagger 2.0 has no Links. */
const again = {
  operationId: 'changePassword',
  parameters: { 'path.ownerId': '$request.path.ownerId' },
  requestBody: { currentPassword: '$request.body#/newPassword' },
}

const text = { type: 'string', minLength: 1 }
const sent = {
  type: 'object',
  required: ['currentPassword', 'newPassword'],
  properties: { currentPassword: text, newPassword: text },
}

const knowsLinks = ({ head }: Edition): boolean => !('swagger' in head)

/** The operation that changes the password of an owner. */
export function passwordPath(edition: Edition): object {
  const { response, ref, body, input } = edition
  const failure = (description: string) => response(description, ref('Failure'))
  return {
    '/owners/{ownerId}/password': {
      parameters: [input('path', 'ownerId', { type: 'integer', format: 'int64' })],
      put: {
        operationId: 'changePassword',
        ...body(sent),
        responses: {
          204: { ...response('changed'), ...(knowsLinks(edition) ? { links: { again } } : {}) },
          404: failure('no such owner'),
          409: failure('not the current password'),
          422: failure('wrong'),
        },
      },
    },
  }
}

/** What a change of something only its owner knows has to do. */
export const changeChecksOf = (edition: Edition): readonly Check[] => (knowsLinks(edition) ? checks : [])

const checks: readonly Check[] = [
  [
    'makes one of fifty equal changes at once, and refuses the others',
    async ({ ask }) => {
      const { id } = recordOf(await ask('POST', '/owners', { email: 'ada@mail.example', password: 'first' }))
      const path = `/owners/${String(id)}/password`
      const change = () => ask('PUT', path, { currentPassword: 'first', newPassword: 'second' })
      const statuses = (await Promise.all(Array.from({ length: 50 }, change))).map(({ status }) => status)
      expect(statuses.filter((status) => status === 204)).toHaveLength(1)
      expect(statuses.filter((status) => status === 409)).toHaveLength(49)
      expect((await ask('PUT', path, { currentPassword: 'second', newPassword: 'third' })).status).toBe(204)
    },
  ],
]
