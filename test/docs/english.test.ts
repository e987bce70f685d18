import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import * as help from '../../scripts/help.ts'
import { createProgram } from '../../scripts/program.ts'
import { documentation } from './snippets.ts'

/** Phrases that a native technical writer would not write, and what to write instead. */
const foreign: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\bcomes? along\b/i, 'is included'],
  [/\bone['’]s own\b/i, 'your own'],
  [/\bout of reach\b/i, 'unreachable'],
  [/\bis no (?:JSON|YAML|URL|XML|object|text|number|pair)\b/, 'is not …'],
  [/\b(?:steered|steering it)\b/i, 'control'],
  [/\bwhom to ask\b/i, 'who …, which …'],
  [/\bwhatever speaks HTTP\b/i, 'any HTTP client'],
  [/\bas it began\b|\bbegin anew\b/i, 'the initial state'],
  [/\bnobody (?:says|answers|tells)\b/i, 'say what is missing'],
  [/\bneed not\b|\bhas to be\b/i, 'must, does not have to'],
  [/\bgoes? (?:right|wrong on purpose)\b/i, 'no faults, fault injection'],
  [/\bnotations?\b/i, 'base path'],
  [/\bhas left on\b|\bask nothing\b/i, 'left behind; runs no checks'],
]

const textsOf = (command: Command): readonly string[] => [
  command.description(),
  ...command.options.map(({ description }) => description),
  ...command.registeredArguments.map(({ description }) => description),
  ...command.commands.flatMap(textsOf),
]

/** Prose of a Markdown file: quotations and code are not ours. */
const proseOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/"[^"\n]*"/g, '')

const summaries = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => (key === 'summary' && typeof one === 'string' ? [one] : summaries(one)))
    : []

const texts: readonly (readonly [where: string, text: string])[] = [
  ...documentation.map((file) => [file, proseOf(file)] as const),
  ...readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('README.md') && !name.includes('node_modules'))
    .map((name) => [`examples/${name}`, proseOf(`examples/${name}`)] as const),
  ['--help', [...Object.values(help), ...textsOf(createProgram())].join('\n')],
  ['summaries in openapi/control.yaml', summaries(parse(readFileSync('openapi/control.yaml', 'utf8'))).join('\n')],
]

/** Texts between quotes in the code of a room. */
const literalsIn = (room: string): readonly string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/node_modules|generated|\.d\.ts$/.test(name))
    .flatMap((name) => readFileSync(`${room}/${name}`, 'utf8').split('\n'))
    .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line))
    .flatMap((line) => line.match(/'[^']*'|`[^`]*`/g) ?? [])

it.each(['openapi', 'mocks', 'contracts', 'scripts'])('a message of %s/ says "is not a …", not "is no …"', (room) => {
  const isForeign = (text: string) => /(?<!\bthere )\b(is|are) no (?!longer|more\b|reason)/i.test(text)
  expect(literalsIn(room).filter(isForeign)).toEqual([])
})

/** Turns of phrase that were replaced in every message, and must not come back. */
const gone =
  /\bMend it|\bmake it anew|\bMake it again|\bleave --[a-z-]+ out\b|\bis answered with\b|\bNothing tells\b|\bnobody can tell\b|\botherwise than\b|\bwhat was (?:created|removed|updated)\b|\bneeds a text as\b|\bstands for nothing\b|^.Give (?:a|an|one|another|it|the)\b/i

it.each(['openapi', 'mocks', 'contracts', 'scripts'])('a message of %s/ has none of the phrases that were replaced', (room) => {
  expect(literalsIn(room).filter((text) => gone.test(text))).toEqual([])
})

it.each(texts)('%s is written as a native would', (_, text) => {
  const found = foreign.flatMap(([phrase, better]) => {
    const [match] = phrase.exec(text) ?? []
    return match === undefined ? [] : [`“${match}”: rather “${better}”`]
  })
  expect(found).toEqual([])
})
