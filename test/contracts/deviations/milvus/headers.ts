import { deviationsOf } from '../deviation.ts'
import { isChange } from '../edits.ts'
import { refusing } from '../wire.ts'

const refused = {
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ code: 1801, message: 'can only accept json format request' }),
}
const refuses = refusing(() => refused)

/** Documented headers that are refused or spoil something, and undocumented ones that are asked for. */
export const headers = deviationsOf('milvus', 'headers')(
  {
    name: 'Request-Timeout is refused',
    rules: ['example/variant'],
    break: refuses(({ header }) => header('request-timeout') !== undefined),
  },
  {
    name: 'a charset in the content type is refused',
    rules: ['example/variant'],
    break: refuses(({ header }) => header('content-type')?.includes('charset') ?? false),
  },
  {
    name: 'Request-Timeout is asked for',
    rules: ['example/refused'],
    break: refuses(({ header }) => header('request-timeout') === undefined),
  },
  {
    name: 'a User-Agent is asked for',
    rules: ['example/refused'],
    break: refuses(({ header }) => header('user-agent') === undefined),
  },
  {
    name: 'nothing is changed where Request-Timeout is sent',
    rules: ['example/variant', 'state/lasts', 'state/unchanged', 'state/link'],
    break: () => ({
      answer: (request) =>
        isChange(request) && request.header('request-timeout') !== undefined
          ? { ...refused, body: '{"code":0,"data":{}}' }
          : undefined,
    }),
  },
)
