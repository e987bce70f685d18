import { deviationsOf } from '../deviation.ts'
import { notationRows } from '../notation-rows.ts'
import { envelope } from './envelope.ts'

const refuse = () => envelope({ status: 400, type: 'ERROR', message: 'Bad Request', data: null, retryable: false })

/** Servers that read one notation of a request only. */
export const notation = deviationsOf('uiza', 'notation')(
  ...notationRows({ refuse, lastProperty: 'newPassword', sets: 'newPassword' }),
  {
    name: 'a query is compared as it was typed',
    rules: ['example/variant'],
    severity: 'warning',
    says: /a request with its path and query values percent-encoded is refused/,
    break: () => ({
      answer: ({ query }) =>
        /%3[0-9]/.test(query)
          ? envelope({ status: 404, type: 'ERROR', message: 'Not found', data: null, retryable: false })
          : undefined,
    }),
  },
)
