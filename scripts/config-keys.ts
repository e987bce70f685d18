import type { ContractError, DoublecheckConfig } from '../contracts/index.ts'
import { url } from './arguments.ts'

/** What the values of a file are read with. */
export interface Context {
  /** A value of another form, at a place of the file. */
  readonly wrong: (place: string, form: string) => ContractError
  /** A path as it is seen from the working directory. */
  readonly path: (text: string) => string
  /** The value of an environment variable. */
  readonly secret: (name: string, place: string) => string
}

/** A key of a configuration file: the flag it stands for, and how its value becomes that of the flag. */
interface Key {
  readonly flag: string
  readonly read: (value: unknown, context: Context) => unknown
}

type Name = keyof DoublecheckConfig

/** What stands in a file, by its known keys. */
export type Entries = readonly (readonly [key: Name, value: unknown])[]

type Read = Key['read']

const text: Read = (value, { wrong }) => {
  if (typeof value !== 'string' || value === '') throw wrong('', 'a text')
  return value
}
const number: Read = (value, { wrong }) => {
  if (typeof value !== 'number' || !(value > 0)) throw wrong('', 'a number above zero')
  return value
}
const digits: Read = (value, { wrong }) => {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw wrong('', 'a whole number')
  return String(value)
}
const yesOrNo: Read = (value, { wrong }) => {
  if (typeof value !== 'boolean') throw wrong('', 'true or false')
  return value
}
const path: Read = (value, context) => context.path(String(text(value, context)))

const texts: Read = (value, { wrong }) => {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) throw wrong('', 'a list of strings')
  return value as readonly string[]
}
const paths: Read = (value, context) => (texts(value, context) as readonly string[]).map(context.path)

/** `json=reports/run.json` is a file beside the configuration. */
const reporters: Read = (value, context) =>
  (texts(value, context) as readonly string[]).map((one) => one.replace(/(?<==).*$/s, (file) => context.path(file)))

const oneOf =
  (...all: readonly string[]): Read =>
  (value, { wrong }) => {
    if (typeof value !== 'string' || !all.includes(value)) throw wrong('', all.join(', or '))
    return value
  }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// What stands there instead may be the secret: it is not shown.
const inEnvironment = '`{ env: "NAME" }`, which keeps secrets out of the file'

function secretIn(value: unknown, place: string, { wrong, secret }: Context): string {
  if (!isRecord(value) || typeof value.env !== 'string' || Object.keys(value).length > 1) throw wrong(place, inEnvironment)
  return secret(value.env, place)
}

const secrets =
  (between: string): Read =>
  (value, context) => {
    if (!isRecord(value)) throw context.wrong('', 'an object')
    return Object.entries(value).map(([name, one]) => `${name}${between}${secretIn(one, `.${name}`, context)}`)
  }

const accounts: Read = (value, context) => {
  if (!Array.isArray(value)) throw context.wrong('', 'a list')
  return value.map((one: unknown, index) => {
    if (!isRecord(one) || typeof one.name !== 'string') throw context.wrong(`[${index}]`, 'an account with a `name`')
    return `${one.name}:${secretIn(one.password, `[${index}].password`, context)}`
  })
}

const values: Read = (value, { wrong }) => {
  if (!isRecord(value)) throw wrong('', 'an object')
  return Object.entries(value).map(([name, one]) => {
    if (!['string', 'number', 'boolean'].includes(typeof one)) throw wrong(`.${name}`, 'a string, a number or a boolean')
    return `${name}=${String(one)}`
  })
}

/** Every key of a configuration file. */
export const keys: Readonly<Record<Name, Key>> = {
  documents: { flag: 'documents', read: paths },
  overlays: { flag: 'overlay', read: paths },
  allowReferences: { flag: 'allowReference', read: paths },
  target: { flag: 'target', read: (value, context) => url(String(text(value, context))) },
  token: { flag: 'token', read: (value, context) => secretIn(value, '', context) },
  auth: { flag: 'auth', read: secrets('=') },
  accounts: { flag: 'account', read: accounts },
  headers: { flag: 'header', read: secrets(': ') },
  values: { flag: 'value', read: values },
  allow: { flag: 'allow', read: oneOf('read', 'own', 'all') },
  ca: { flag: 'ca', read: path },
  concurrency: { flag: 'concurrency', read: number },
  timeout: { flag: 'timeout', read: number },
  seed: { flag: 'seed', read: digits },
  journal: { flag: 'journal', read: path },
  operations: { flag: 'operation', read: texts },
  exclude: { flag: 'exclude', read: texts },
  only: { flag: 'only', read: texts },
  strict: { flag: 'strict', read: yesOrNo },
  allowUndocumented: { flag: 'allowUndocumented', read: yesOrNo },
  baseline: { flag: 'baseline', read: path },
  reporters: { flag: 'reporter', read: reporters },
}
