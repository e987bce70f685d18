import { credentialName, variableName } from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { shownAs } from '../openapi/load.ts'
import type { VerifyFlags } from './verify.ts'

/** The command that asks the same again. A secret stands in the variable that the line of its request has for it too. */
export function rerunOf(files: readonly string[], flags: VerifyFlags, documents: readonly Document[]): string {
  const {
    overlay = [],
    allowReference = [],
    exclude = [],
    target,
    api,
    allow,
    strict,
    allowUndocumented,
    ca,
    header = [],
  } = flags
  const named = { target, api, allow, ca }
  const options = [
    ...files.map(shownAs),
    ...overlay.map((file) => `--overlay=${shownAs(file)}`),
    ...allowReference.map((place) => `--allow-reference=${shownAs(place)}`),
    ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`])),
    ...exclude.map((id) => `--exclude=${id}`),
    ...(strict ? ['--strict'] : []),
    ...(allowUndocumented ? ['--allow-undocumented'] : []),
  ]
  const headers = header.map(nameBefore(':')).map((name) => `"--header=${name}: $${variableName(name)}"`)
  const auth = (flags.auth ?? []).map(nameBefore('=')).map((name) => `"--auth=${name}=$${credentialOf(name, documents)}"`)
  const accounts = (flags.account ?? [])
    .map(nameBefore(':'))
    .map((name, index) => `"--account=${name}:$ACCOUNT_PASSWORD${index === 0 ? '' : `_${index + 1}`}"`)
  return ['doublecheck verify', ...options.map(quoted), ...auth, ...accounts, ...headers].join(' ')
}

const nameBefore =
  (sign: string) =>
  (text: string): string =>
    text.slice(0, Math.max(0, text.indexOf(sign)))

const quoted = (text: string): string => (/[^\w./:=@-]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text)

function credentialOf(name: string, documents: readonly Document[]): string {
  const model = documents.map((document) => document.model).find(({ securitySchemes }) => Object.hasOwn(securitySchemes, name))
  const scheme = model?.securitySchemes[name]
  return model && scheme ? credentialName(model, scheme) : variableName(name)
}
