import { accepting, authRows, isOther } from '../auth-rows.ts'
import { deviationsOf } from '../deviation.ts'

const key = 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'

/** Keys that are not asked for or not compared. */
export const auth = deviationsOf('uiza', 'auth')(
  ...authRows('uiza', key),
  {
    name: 'a wrong key is accepted on paths with one slash',
    rules: ['auth'],
    says: /a request with the path \/api.* and a credential with another last character is accepted/,
    break: accepting(
      key,
      (sent) => sent !== undefined && sent !== key,
      ({ path }) => !path.startsWith('//'),
    ),
  },
  {
    name: 'no key is asked for on paths with one slash',
    rules: ['auth'],
    says: /a request with the path \/api.* and no credential is accepted/,
    break: accepting(
      key,
      (sent) => sent === undefined,
      ({ path }) => !path.startsWith('//'),
    ),
  },
  {
    name: 'a wrong key is accepted by the other method',
    rules: ['auth'],
    break: accepting(key, isOther(key), ({ method }) => method === 'POST'),
  },
)
