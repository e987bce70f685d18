// The last word of a name says what it is: a `tokenType` is no token. A password is one however often it is asked for.
const secretName = new RegExp(
  `(^|[^a-z])(${[
    'token',
    'secret',
    'passw(or)?d[_-]?(confirm(ation)?|repeat(ed)?|again|old|new|current|\\d+)?',
    'pwd',
    'passphrase',
    'passcode',
    'jwt',
    '(api|access|private|secret|auth)[_-]?key',
    'session[_-]?id',
    'sid',
    'cookie',
    'auth',
    'authori[sz]ation',
    'credentials?',
    'bearer',
    'otp',
  ].join('|')})s?$`,
  'i',
)

// `Access-Control-Allow-Credentials` says that there may be some.
const accessControl = /^access-control-/i

/** Says whether a field, parameter or header of a name is kept secret by whoever names it so: `X-Api-Key`, `access_token`, `Password`. */
export const isSecretName = (name: string): boolean =>
  !accessControl.test(name) && secretName.test(name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2'))
