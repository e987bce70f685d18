import { deviationsOf } from '../deviation.ts'
import { json } from '../edits.ts'
import { secretRows } from '../secret-rows.ts'

/** Answers of the documented shape with other values. */
export const values = deviationsOf('milvus', 'values')(...secretRows('password'), {
  name: 'a user without roles has one',
  severity: 'warning',
  rules: ['value'],
  break: () => ({
    response: (response, request) =>
      request.path.endsWith('/users/describe') && response.status === 200
        ? json((body) => (body.code === 0 ? { ...body, data: ['public'] } : body))(response, request)
        : response,
  }),
})
