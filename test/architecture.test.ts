import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCycle } from './cycle.ts'

const rooms = ['openapi', 'mocks', 'console', 'contracts', 'scripts'] as const
type Room = (typeof rooms)[number]

interface SourceFile {
  readonly path: string
  readonly room: Room
  readonly text: string
  /** What it imports: a path of this repository, or a package (`yaml`, `node:http`). */
  readonly imports: readonly string[]
  /** Those of them that are still there when it runs. */
  readonly values: readonly string[]
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly imports: Readonly<Record<string, { readonly source: string }>>
  readonly exports: Readonly<Record<string, string | { readonly source: string }>>
}

const doors: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(manifest.imports).map(([door, { source }]) => [door, source.replace('./', '')]),
)

/** What users import: doors too. */
const entries: readonly string[] = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [entry.source.replace('./', '')],
)

const files: readonly SourceFile[] = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(room, name))
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => readSource(room, path)),
)

function readSource(room: Room, path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\b[^;'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)]
  const list = (matches: readonly RegExpExecArray[]) =>
    matches.map(([, from, bare, dynamic]) => resolve(path, from ?? bare ?? dynamic ?? ''))
  const values = found.filter(([statement]) => !/^(import|export) type\b/.test(statement))
  return { path, room, text, imports: list(found), values: list(values) }
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('#')) return doors[specifier] ?? specifier
  return specifier.startsWith('.') ? posix.join(dirname(path), specifier) : specifier
}

const roomOf = (path: string): Room | undefined => rooms.find((room) => path.startsWith(`${room}/`))

/** Lists `file → import` for every import that breaks a rule. */
const offences = (breaks: (file: SourceFile, imported: string) => boolean): readonly string[] =>
  files.flatMap((file) => file.imports.filter((one) => breaks(file, one)).map((one) => `${file.path} → ${one}`))

describe('between rooms', () => {
  const arrows: Readonly<Record<Room, readonly Room[]>> = {
    openapi: [],
    mocks: ['openapi'],
    console: ['openapi', 'mocks'],
    contracts: ['openapi'],
    scripts: rooms,
  }
  const bridge = 'contracts/exchange/mock-target.ts'

  it('arrows point one way: openapi ← mocks, openapi ← contracts, and over one bridge', () => {
    const forbidden = offences(({ path, room }, imported) => {
      const other = roomOf(imported)
      if (other === undefined || other === room || arrows[room].includes(other)) return false
      return !(path === bridge && other === 'mocks')
    })
    expect(forbidden).toEqual([])
  })

  it('the console takes only types from others, since it knows the mock through its routes', () => {
    const taken = files
      .filter(({ room }) => room === 'console')
      .flatMap(({ path, values }) => values.map((one) => ({ path, one })))
    expect(taken.filter(({ one }) => roomOf(one) !== undefined && roomOf(one) !== 'console')).toEqual([])
  })

  it('one goes through a door; from scripts by its path, since they are a package of their own', () => {
    const open = new Set([...Object.values(doors), ...entries])
    expect(
      offences(({ room }, imported) => roomOf(imported) !== undefined && roomOf(imported) !== room && !open.has(imported)),
    ).toEqual([])
    const aside = files.filter(({ room }) => room !== 'scripts').flatMap(({ path, text }) => findRelative(path, text))
    expect(aside).toEqual([])
  })

  function findRelative(path: string, text: string): readonly string[] {
    const relative = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, specifier]) => specifier ?? '')
    return relative.filter((one) => roomOf(resolve(path, one)) !== roomOf(path)).map((one) => `${path} → ${one}`)
  }

  it('every door opens on a file', () => {
    expect(Object.values(doors).filter((door) => !files.some(({ path }) => path === door))).toEqual([])
  })
})

describe('inside a room', () => {
  it('no file needs itself, over however many others, not even with its types', () => {
    expect(findCycle(arrowsBetween(({ path }) => path, 'imports'))).toBeUndefined()
  })

  // A file outside every folder is the room's own: its door, or what puts the stages together.
  it.each(rooms)('stages of %s form no circle, not even with their types', (room) => {
    const stageOf = ({ path }: SourceFile) => (path.split('/').length > 2 ? path.split('/').slice(0, 2).join('/') : undefined)
    expect(findCycle(arrowsBetween((file) => (file.room === room ? stageOf(file) : undefined), 'imports'))).toBeUndefined()
  })
})

describe('the world outside', () => {
  const edges = [
    'openapi/read/',
    'openapi/load.ts',
    'openapi/documents/',
    'contracts/http/',
    'contracts/exchange/',
    'mocks/hosts/',
    'scripts/',
  ]
  const alsoNode = [
    ...edges,
    'contracts/undo/journal-file.ts',
    'contracts/undo/left.ts',
    'contracts/undo/own-file.ts',
    'contracts/undo/own-folder.ts',
    'contracts/undo/owner.ts',
    'contracts/report/packed-text.ts',
    'contracts/report/terminal/paint.ts',
  ]

  it('is touched at the edges only: node modules', () => {
    const inside = offences(({ path }, one) => one.startsWith('node:') && !alsoNode.some((edge) => path.startsWith(edge)))
    expect(inside).toEqual([])
  })

  it('is touched at the edges only: YAML and the validator', () => {
    expect(
      offences(({ path }, one) => /^(js-yaml|ajv)/.test(one) && !/^(openapi\/(read|schema|advice)|scripts)\//.test(path)),
    ).toEqual([])
  })

  it('is entered by mocks alone for MSW, and by the benchmark that compares with it', () => {
    const allowed = ['mocks/', 'scripts/bench/hosts/']
    expect(offences(({ path }, one) => /^(msw|@msw)/.test(one) && !allowed.some((place) => path.startsWith(place)))).toEqual([])
  })
})

describe('every file', () => {
  const written = files.filter(({ path }) => !path.startsWith('openapi/generated/'))

  it('has 150 lines at most, unless it is generated', () => {
    const long = written.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    expect(long.filter(({ lines }) => lines > 150)).toEqual([])
  })

  it('has a name for what it is about, in a folder that has one', () => {
    const vague = /\b(utils?|helpers?|common|misc)\b|(^|\/)types?\b/
    expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
    expect(files.filter(({ path }) => !/^[a-z][a-z0-9-]*(\.d)?\.ts$/.test(basename(path))).map(({ path }) => path)).toEqual([])
  })

  it('exports by name', () => {
    const unnamed = /^export default\b|^export \{[^}]*\bas default\b|^export =/m
    expect(written.filter(({ text }) => unnamed.test(text)).map(({ path }) => path)).toEqual([])
  })
})

/** The arrows between groups of files. Files without a group are left out. */
function arrowsBetween(groupOf: (file: SourceFile) => string | undefined, kind: 'imports' | 'values'): Map<string, Set<string>> {
  const groups = new Map(files.map((file) => [file.path, groupOf(file)]))
  const arrows = new Map<string, Set<string>>()
  for (const file of files) {
    const from = groups.get(file.path)
    for (const to of file[kind].map((one) => groups.get(one))) {
      if (from !== undefined && to !== undefined && from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
    }
  }
  return arrows
}
