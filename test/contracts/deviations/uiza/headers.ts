import { deviationsOf } from '../deviation.ts'
import { refusing } from '../wire.ts'
import { envelope } from './envelope.ts'

const refused = () => envelope({ status: 400, type: 'ERROR', message: 'Bad Request', data: null, retryable: false })

/** Documented ways to write a request that are refused, and undocumented ones that are asked for. */
export const headers = deviationsOf('uiza', 'headers')(
  {
    name: 'a charset in the content type is refused',
    rules: ['example/variant'],
    break: refusing(refused)(({ header }) => header('content-type')?.includes('charset') ?? false),
  },
  {
    // Not served at all (404) would be another notation than ours, refused is a broken promise.
    name: 'a path with one slash is refused',
    rules: ['example/variant'],
    break: refusing(refused)(({ path }) => !path.startsWith('//')),
  },
  {
    name: 'a User-Agent is asked for',
    rules: ['example/refused'],
    break: refusing(refused)(({ header }) => header('user-agent') === undefined),
  },
)
