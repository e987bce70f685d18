import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadDocument } from '#openapi/load'
import { withStrictness } from '../../../contracts/report/severity.ts'
import type { Selection } from '../../../contracts/select.ts'
import { describeFindings } from '../deviations/check.ts'
import { check } from '../public/check.ts'
import type { Asked, Fields } from '../public/exchange.ts'
import { honest, type NotesHabits, openNotes, sound } from './notes.ts'

const document = loadDocument(fileURLToPath(new URL('notes.yaml', import.meta.url)))

async function run(habits: Partial<NotesHabits>, selection: Selection = {}) {
  const { report, isAsBefore } = await check(document, openNotes({ ...honest, ...habits }), { prefix: '', selection })
  const { findings } = withStrictness(report, { strict: true, allowUndocumented: false })
  return { findings, said: describeFindings(findings).join('\n') || 'no finding', report, isAsBefore }
}

const isOn = ({ method, path }: Asked, wanted: string, at: RegExp) => method === wanted && at.test(path)
const rest = (query: URLSearchParams, name: string) => new URLSearchParams([...query].filter(([key]) => key !== name))
const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)

const kept: Readonly<Record<string, Partial<NotesHabits>>> = {
  'refuses everything with one status': {},
  'lists what is near, if it is not asked for what is far': {
    finds: (all, query) => {
      const startDate = query.get('startDate') ?? day(Date.now())
      const from = Date.parse(startDate)
      if (Number.isNaN(from)) return honest.finds(all, query)
      const endDate = query.get('endDate') ?? day(from + 7 * 86_400_000)
      return honest.finds(
        all,
        new URLSearchParams([...rest(rest(query, 'startDate'), 'endDate'), ['startDate', startDate], ['endDate', endDate]]),
      )
    },
  },
  'lets the slug follow the title': {
    slugAfter: (slug, title) => `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${slug.slice(-2)}`,
  },
  'is changed by somebody else where the run is refused': {
    onRefusal: (_, slug = '', { notes }) => {
      const note = notes.get(slug)
      if (note) notes.set(slug, { ...note, text: `${String(note.text)}, says ann` })
    },
  },
  'passes over a limit that it cannot read': {
    limitFault: () => undefined,
    pages: (all, query) => honest.pages(all, Number(query.get('limit')) > 0 ? query : rest(query, 'limit')),
    days: (all, query) => honest.days(all, Number(query.get('limit')) > 0 ? query : rest(query, 'limit')),
  },
}

const broken: readonly (readonly [what: string, says: RegExp, habits: Partial<NotesHabits>])[] = [
  [
    'does not look at the first day',
    /limited by startDate contains a record outside the limit/,
    { finds: (all, query) => honest.finds(all, rest(query, 'startDate')) },
  ],
  [
    'does not look at the last day',
    /limited by endDate contains a record outside the limit/,
    { finds: (all, query) => honest.finds(all, rest(query, 'endDate')) },
  ],
  [
    'does not look at the tag',
    /filtered by tag contains a record with another value/,
    { finds: (all, query) => honest.finds(all, rest(query, 'tag')) },
  ],
  [
    'does not look at the author',
    /listed under another author than its own/,
    { finds: (all, query) => honest.finds(all, rest(query, 'author')) },
  ],
  [
    'lists each note twice',
    /in the list more than once/,
    {
      finds: (all, query) =>
        honest.finds(
          all.flatMap((one) => [one, one]),
          query,
        ),
    },
  ],
  [
    'skips one at each page',
    /does not start where the first one ends/,
    { pages: (all, query) => honest.pages(Number(query.get('offset') ?? 0) > 0 ? all.slice(1) : all, query) },
  ],
  ['gives a page of days whole', /a page of 1 record was requested, but 9 were returned/, { days: (all) => all }],
  [
    'allows a limit of nothing',
    /limit minimum: one less is accepted/,
    {
      limitFault: (query) => (query.get('limit') === '0' ? undefined : honest.limitFault(query)),
    },
  ],
  [
    'changes the first property only',
    /`text` expected/,
    { keeps: (note, before) => (before ? { ...note, text: before.text } : note) },
  ],
  [
    'makes a copy with each change',
    /made another record like the one it changed/,
    { afterChange: (note, { notes }) => void notes.set('copy', { ...note, slug: 'copy' }) },
  ],
  [
    'keeps a refused change',
    /a refused change was applied/,
    {
      onRefusal: (body, slug, { notes }) => {
        if (slug !== undefined && notes.has(slug)) notes.set(slug, { ...notes.get(slug), ...sound(body) })
      },
    },
  ],
  [
    'keeps a refused note',
    /a record named by a refused request is listed/,
    {
      onRefusal: (body, slug, { notes }) => {
        const made: Fields = { title: '', text: '', date: '2031-01-01', tags: [], author: { name: 'ann' }, ...sound(body) }
        if (slug === undefined && Object.keys(sound(body)).length > 0)
          notes.set(`refused-${notes.size}`, { ...made, slug: `refused-${notes.size}` })
      },
    },
  ],
  [
    'breaks down over what is gone',
    /causes a server error: status 500/,
    {
      edit: (answer, asked) => (answer.status === 422 && isOn(asked, 'GET', /^\/notes\/./) ? { ...answer, status: 500 } : answer),
    },
  ],
  [
    'removes with another success',
    /status 200 is not documented/,
    { edit: (answer) => (answer.status === 204 ? { status: 200, type: 'application/json', body: {} } : answer) },
  ],
  [
    'tells an id that is none',
    /must be integer/,
    {
      edit: (answer, asked) =>
        isOn(asked, 'POST', /remarks$/) && answer.status === 200
          ? { ...answer, body: { ...(answer.body as Fields), id: 'r1' } }
          : answer,
    },
  ],
  ['removes no remark', /the removed record is still in the list/, { removesRemark: () => undefined }],
  [
    'removes all remarks',
    /another record was changed by a removal: it is gone/,
    {
      removesRemark: (id, { remarks }) => {
        const of = remarks.get(id)?.of
        for (const [key, one] of remarks) if (one.of === of) remarks.delete(key)
      },
    },
  ],
  ['gives two remarks one id', /two records were created with the same key/, { remarkId: () => 90 }],
  [
    'lists no new remark',
    /the created record is not in the list/,
    { lists: (remarks) => remarks.filter(({ id }) => Number(id) < 10) },
  ],
]

/** What is seen only where rules are broken, and examples sent. */
const elsewhere = /a refused|a limit|another success|an id that is none/

describe('a server whose document says little', () => {
  it.each(Object.entries(kept))('raises no alarm, and is left as found: it %s', async (_, habits) => {
    const { findings, said, report, isAsBefore } = await run(habits)
    expect(findings, said).toEqual([])
    expect(report.unrestored).toEqual([])
    expect(isAsBefore).toBe(true)
  })

  it.each(broken)('is caught where it %s', async (what, says, habits) => {
    const { said, report, isAsBefore } = await run(habits, elsewhere.test(what) ? {} : { only: ['lifecycle'] })
    expect(said).toMatch(says)
    expect(isAsBefore || report.unrestored.length > 0).toBe(true)
  })
})
