import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ContractError } from '../contracts/index.ts'
import { type Context, type Entries, keys } from './config-keys.ts'
import { reasonOf } from './output-file.ts'
import { namesLike } from './unknown-name.ts'
import type { VerifyFlags } from './verify-flags.ts'

const names = ['ts', 'js', 'mjs', 'json'].map((extension) => `doublecheck.config.${extension}`)

/** A command line: documents and flags. */
export interface Asked<Flags = Partial<VerifyFlags>> {
  readonly files: readonly string[]
  readonly flags: Flags
}

/**
 * Adds what a configuration file says to what was typed, which wins.
 *
 * @param typed Flags that were given on the command line or by the environment, without defaults.
 * @param environment Where secrets are.
 * @throws {ContractError} with exit code 2 for a file that cannot be read, an unknown key, and a variable that is not set.
 */
export async function withConfig(
  { files, flags: typed }: Asked,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Asked> {
  const file = typed.config ?? names.find((name) => existsSync(name))
  if (file === undefined) return { files, flags: typed }
  const entries = entriesOf(await load(file), file)
  const isTyped = (flag: string) => Object.hasOwn(typed, flag)
  const found = entries.flatMap(([key, value]) => {
    const { flag, read } = keys[key]
    return isTyped(flag) ? [] : [[flag, read(value, contextOf(file, key, environment))] as const]
  })
  const { documents, ...flags } = Object.fromEntries(found)
  const isNamed = files.length > 0 || typed.api !== undefined
  return { files: isNamed || documents === undefined ? files : (documents as readonly string[]), flags: { ...flags, ...typed } }
}

async function load(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8')) as unknown
    const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown }
    return module.default
  } catch (cause) {
    throw problem(`${file} cannot be read: ${reasonOf(cause)}.`, 'Fix it, or pass another one with --config=FILE.')
  }
}

function entriesOf(config: unknown, file: string): Entries {
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw problem(`${file} contains no configuration.`, 'Write `export default defineConfig({ … })`, or an object in JSON.')
  const unknown = Object.keys(config).find((key) => !Object.hasOwn(keys, key))
  if (unknown !== undefined) throw problem(`${file} has the unknown key "${unknown}".`, namesLike(unknown, Object.keys(keys)))
  return Object.entries(config).filter(([, value]) => value !== undefined) as unknown as Entries
}

function contextOf(file: string, key: string, environment: Readonly<Record<string, string | undefined>>): Context {
  const folder = dirname(resolve(file))
  return {
    wrong: (place, form) => problem(`${file}: \`${key}${place}\` is not ${form}.`, 'Change it, or remove it.'),
    path: (text) => (isPath(text) ? relative(process.cwd(), resolve(folder, text)) || '.' : text),
    secret: (name, place) => {
      const value = environment[name]
      if (value !== undefined && value !== '') return value
      const where = `${basename(file)}: \`${key}${place}\``
      throw problem(`${where} refers to the environment variable ${name}, which is not set.`, `Set ${name}.`)
    },
  }
}

const isPath = (text: string): boolean => text !== '-' && !/^[a-z][\w+.-]*:\/\//i.test(text)

const problem = (what: string, next: string): ContractError => new ContractError(2, { what, next })
