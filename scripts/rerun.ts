import { credentialName, secretsAmong, variableName } from '../contracts/index.ts'
import type { Document } from '../openapi/index.ts'
import { shownAs } from '../openapi/load.ts'
import { commandName } from './command-name.ts'
import type { VerifyFlags } from './verify-flags.ts'

/** Options that stand in the line as they were given, in its order. */
const repeated = ['overlay', 'allowReference', 'target', 'api', 'allow', 'value', 'seed', 'config', 'ca', 'exclude'] as const
const places: ReadonlySet<string> = new Set(['overlay', 'allowReference', 'config', 'ca'])
const switches = ['strict', 'allowUndocumented'] as const

/** The command that asks the same again. A secret stands in the variable that the line of its request has for it too. */
export function rerunOf(files: readonly string[], flags: VerifyFlags, documents: readonly Document[]): string {
  const { header = [], auth = [], account = [] } = flags
  const options = [
    ...files.map(shownAs),
    ...repeated.flatMap((name) => [flags[name] ?? []].flat().map((value) => `--${dashed(name)}=${shown(name, value)}`)),
    ...switches.flatMap((name) => (flags[name] ? [`--${dashed(name)}`] : [])),
  ]
  const secret = [
    ...auth.map(nameBefore('=')).map((name) => `--auth=${name}=$${credentialOf(name, documents)}`),
    ...account.map(nameBefore(':')).map((name, index) => `--account=${name}:$ACCOUNT_PASSWORD${index === 0 ? '' : index + 1}`),
    ...header.map(nameBefore(':')).map((name) => `--header=${name}: $${variableName(name)}`),
  ]
  return [`${commandName()} verify`, ...options.map(quoted), ...secret.map((text) => `"${text}"`)].join(' ')
}

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function shown(name: string, value: string): string {
  const [secret] = name === 'value' ? secretsAmong([value]) : []
  if (secret) return `${value.slice(0, value.indexOf('='))}=$${secret.name}`
  return places.has(name) ? shownAs(value) : value
}

const nameBefore =
  (sign: string) =>
  (text: string): string =>
    text.slice(0, Math.max(0, text.indexOf(sign)))

const quoted = (text: string): string =>
  /=\$[A-Z_\d]+$/.test(text) ? `"${text}"` : /[^\w./:=@,-]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : text

function credentialOf(name: string, documents: readonly Document[]): string {
  const model = documents.map((document) => document.model).find(({ securitySchemes }) => Object.hasOwn(securitySchemes, name))
  const scheme = model?.securitySchemes[name]
  return model && scheme ? credentialName(model, scheme) : variableName(name)
}
