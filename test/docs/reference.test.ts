import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { createProgram } from '../../scripts/program.ts'
import { snippets } from './snippets.ts'

const reference = readFileSync('docs/reference.md', 'utf8')

/** Every command that does something, by the name one types. */
const commandsOf = (command: Command, before = ''): readonly (readonly [name: string, command: Command])[] =>
  command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`
    return one.commands.length > 0 ? commandsOf(one, `${name} `) : [[name, one] as const]
  })

/** The text below a heading. */
const sectionOf = (heading: string): string => reference.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''

/** The options in the first column of its table. */
const optionsIn = (section: string): readonly string[] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| `--'))
    .flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`(--[a-z-]+)/g)].map(([, name = '']) => name))

it.each(commandsOf(createProgram()))('the reference has the options of `%s`, and no others', (name, command) => {
  const options = command.options.map(({ long }) => long ?? '')
  expect(optionsIn(sectionOf(`doublecheck ${name}`)).toSorted()).toEqual(options.toSorted())
})

it('the reference has the control routes with their methods, and no others', () => {
  const { paths } = parse(readFileSync('openapi/control.yaml', 'utf8')) as { paths: Readonly<Record<string, object>> }
  const served = Object.entries(paths).map(([path, methods]) => `${path} ${Object.keys(methods).join(', ').toUpperCase()}`)
  const rows = [...sectionOf('Control routes').matchAll(/^\| `([^`]+)` \| ([A-Z, ]+) \|/gm)].map(
    ([, path, methods]) => `${path} ${methods}`,
  )
  expect(rows.toSorted()).toEqual(served.toSorted())
})

it('every snippet says which language it is in, and YAML and JSON can be read', () => {
  const languages = ['bash', 'js', 'json', 'nginx', 'sh', 'text', 'ts', 'yaml']
  for (const { source, language, text } of snippets) {
    expect(languages, source).toContain(language)
    if (language === 'yaml' || language === 'json') expect(() => parse(text, { uniqueKeys: false }), source).not.toThrow()
  }
})

it('the API reference has what the package exports', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly exports: Readonly<Record<string, unknown>> }
  const { entryPoints } = JSON.parse(readFileSync('typedoc.json', 'utf8')) as { readonly entryPoints: readonly string[] }
  const sources = Object.values(exports).flatMap((entry) => (isSourced(entry) ? [entry.source.replace('./', '')] : []))
  expect(entryPoints).toEqual(sources)
})

const isSourced = (entry: unknown): entry is { readonly source: string } =>
  typeof entry === 'object' && entry !== null && 'source' in entry
