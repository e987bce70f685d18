import type { Answer, Asked, Fields, Service } from '../public/exchange.ts'
import { anyText, type Form, faultIn, isDate, knownOf, listOf, numberFault } from '../public/form.ts'

export interface NotesStore {
  readonly notes: Map<string, Fields>
  /** By id. */
  readonly remarks: Map<number, Fields & { readonly of: string }>
}

/** What a server of notes does in each step; a test lets it do one of them otherwise. */
export interface NotesHabits {
  readonly finds: (all: readonly Fields[], query: URLSearchParams) => readonly Fields[]
  readonly pages: (all: readonly Fields[], query: URLSearchParams) => readonly Fields[]
  readonly days: (all: readonly Fields[], query: URLSearchParams) => readonly Fields[]
  readonly limitFault: (query: URLSearchParams) => string | undefined
  readonly keeps: (note: Fields, before: Fields | undefined) => Fields
  readonly slugAfter: (slug: string, title: string) => string
  readonly afterChange: (note: Fields, store: NotesStore) => void
  readonly removesRemark: (id: number, store: NotesStore) => void
  readonly remarkId: () => number
  readonly lists: (remarks: readonly Fields[]) => readonly Fields[]
  /** Before something is refused. */
  readonly onRefusal: (body: unknown, slug: string | undefined, store: NotesStore) => void
  readonly edit: (answer: Answer, asked: Asked) => Answer
}

const text = { is: anyText }
const newNote: Form = {
  title: { required: true, ...text },
  text: { required: true, ...text },
  date: { required: true, is: isDate },
  tags: { is: listOf(anyText) },
}
const change: Form = { title: text, text }
const remark: Form = { text: { required: true, ...text } }
const shownRemark: Form = { id: { is: Number.isInteger }, text }
/** What of a note is as it has to be. */
export const sound = (body: unknown): Fields =>
  Object.fromEntries(Object.entries(knownOf(newNote, body)).filter(([name, value]) => newNote[name]?.is(value)))

let next = 20
const slugOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
const from = (all: readonly Fields[], offset: number, limit: number) => all.slice(offset, offset + limit)

export const honest: NotesHabits = {
  finds: (all, query) => {
    const [tag, author, start, end] = ['tag', 'author', 'startDate', 'endDate'].map((name) => query.get(name))
    return all.filter(
      ({ tags, date, author: by }) =>
        (tag == null || (tags as string[]).includes(tag)) &&
        (author == null || (by as Fields).name === author) &&
        (start == null || String(date) >= start) &&
        (end == null || String(date) <= end),
    )
  },
  pages: (all, query) => from(all, Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 20)),
  days: (all, query) => {
    const limit = Number(query.get('limit') ?? 5)
    return from(all, (Number(query.get('page') ?? 1) - 1) * limit, limit)
  },
  limitFault: (query) => numberFault(query, 'limit', 1, 50),
  keeps: (note) => note,
  slugAfter: (slug) => slug,
  afterChange: () => undefined,
  removesRemark: (id, { remarks }) => void remarks.delete(id),
  remarkId: () => next++,
  lists: (remarks) => remarks,
  onRefusal: () => undefined,
  edit: (answer) => answer,
}

const ok = (body: unknown, status = 200): Answer => ({ status, type: 'application/json', body })
const no = (why: string): Answer => ({ status: 422, type: 'application/json', body: { why } })

/** Opens a server with two notes and a remark. */
export function openNotes(habits: NotesHabits): Service {
  const note = (slug: string, date: string) =>
    [slug, { slug, title: slug, text: 'Old', date, tags: ['old'], author: { name: 'ann' } }] as const
  const store: NotesStore = {
    notes: new Map([note('moss', '2031-01-01'), note('rain', '2031-02-01')]),
    remarks: new Map([[7, { id: 7, text: 'True', of: 'moss' }]]),
  }
  const { notes, remarks } = store
  const days = Array.from({ length: 9 }, (_, index) => ({ day: `2031-03-0${index + 1}` }))

  const handle = (asked: Asked): Answer => {
    const [, top, slug, below, id] = asked.path.split('/').map(decodeURIComponent)
    const fault = habits.limitFault(asked.query) ?? numberFault(asked.query, 'offset', 0) ?? numberFault(asked.query, 'page', 1)
    if (fault && asked.method === 'GET') return no(fault)
    if (top === 'days') return ok(habits.days(days, asked.query))
    if (slug === undefined) return onNotes(asked)
    if (!notes.has(slug)) return no('There is no such note')
    return below === undefined ? onNote(asked, slug) : onRemarks(asked, slug, id)
  }
  const refused = (form: Form, { body }: Asked, isChange: boolean, slug?: string): Answer | undefined => {
    const fault = faultIn(form, body, isChange)
    if (fault !== undefined) habits.onRefusal(body, slug, store)
    return fault === undefined ? undefined : no(fault)
  }

  function onNotes(asked: Asked): Answer {
    if (asked.method === 'GET') return ok({ notes: habits.pages(habits.finds([...notes.values()], asked.query), asked.query) })
    const refusal = refused(newNote, asked, false)
    if (refusal) return refusal
    const sent = knownOf(newNote, asked.body)
    const slug = `${slugOf(String(sent.title))}-${next++}`
    notes.set(slug, habits.keeps({ slug, tags: [], ...sent, author: { name: 'ann' } }, undefined))
    return ok(notes.get(slug), 201)
  }

  function onNote(asked: Asked, slug: string): Answer {
    const before = notes.get(slug)
    if (asked.method === 'GET') return ok(before)
    if (asked.method === 'DELETE') {
      notes.delete(slug)
      for (const [id, { of }] of remarks) if (of === slug) remarks.delete(id)
      return { status: 204 }
    }
    const refusal = refused(change, asked, true, slug)
    if (refusal) return refusal
    const sent = knownOf(change, asked.body)
    const to = typeof sent.title === 'string' ? habits.slugAfter(slug, sent.title) : slug
    notes.delete(slug)
    notes.set(to, habits.keeps({ ...before, ...sent, slug: to }, before))
    habits.afterChange(notes.get(to) ?? {}, store)
    return ok(notes.get(to))
  }

  function onRemarks(asked: Asked, slug: string, id: string | undefined): Answer {
    const own = () => [...remarks.values()].filter(({ of }) => of === slug).map((one) => knownOf(shownRemark, one))
    if (asked.method === 'GET') return ok(habits.lists(own()))
    if (asked.method === 'DELETE') {
      if (remarks.get(Number(id))?.of !== slug) return no('There is no such remark')
      habits.removesRemark(Number(id), store)
      return { status: 204 }
    }
    const refusal = refused(remark, asked, false, slug)
    if (refusal) return refusal
    const made = { id: habits.remarkId(), ...knownOf(remark, asked.body) }
    remarks.set(made.id, { ...made, of: slug })
    return ok(made)
  }

  return { answer: (asked) => habits.edit(handle(asked), asked), dump: () => JSON.stringify([[...notes], [...remarks]]) }
}
