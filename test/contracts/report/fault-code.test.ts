import { expect, it } from 'vitest'
import type { Selection } from '../../../contracts/select.ts'
import type { Layers } from '../deviations/server.ts'
import { check } from '../plain/check.ts'
import { documented, problem } from '../plain/habits.ts'
import type { Habits } from '../plain/shape.ts'
import { verified } from './verified.ts'

const lists = ({ path }: { readonly path: string }) => path.endsWith('/users/list')
const json = { 'content-type': 'application/json' }

const deviating: readonly (readonly [what: string, code: number, layers: Layers])[] = [
  ['breaks down', 100, { answer: (request) => (lists(request) ? { status: 500, headers: json, body: '{}' } : undefined) }],
  [
    'breaks its schema',
    101,
    { answer: (request) => (lists(request) ? { status: 200, headers: json, body: '{"code":0,"data":7}' } : undefined) },
  ],
  ['accepts a broken request', 102, { request: (request) => (lists(request) ? { ...request, body: '{}' } : request) }],
  [
    'asks for no credential',
    206,
    {
      request: (request) => ({
        ...request,
        header: (name) => (name === 'authorization' ? 'Bearer root:Milvus' : request.header(name)),
      }),
    },
  ],
]

it.each(deviating)('a server that %s has the code %i of the common list of faults', async (_, code, layers) => {
  const { findings } = await verified(layers, { operation: 'listUsers' }, undefined, { token: 'root:Milvus' })
  expect(findings.map((finding) => finding.code)).toContain(code)
})

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body)
const isBroken = (body: unknown): boolean => documented.fault('authors', body, false) !== undefined
const inALibrary: readonly (readonly [
  what: string,
  code: number,
  rule: string,
  selection: Selection,
  habits: Partial<Habits>,
])[] = [
  [
    'shows what it was asked to remove',
    103,
    'lifecycle/removed',
    { operation: 'deleteReview', only: ['lifecycle'] },
    { removes: (kind, id, store) => void (kind === 'reviews' || documented.removes(kind, id, store)) },
  ],
  [
    'refuses a creation, and keeps what it made of it',
    104,
    'state/unchanged',
    { operation: 'createAuthor', only: ['rules'] },
    {
      fault: (kind, body, isChange) =>
        kind === 'authors' && isObject(body) ? undefined : documented.fault(kind, body, isChange),
      edit: (answer, { method, path, body }) =>
        method === 'POST' && path === '/authors' && isBroken(body) ? problem(400, 'No') : answer,
    },
  ],
]

it.each(inALibrary)('a server that %s has the code %i of that list', async (_, code, rule, selection, habits) => {
  const { report } = await check({ ...documented, ...habits }, { selection })
  expect(report.findings.map((finding) => [finding.rule, finding.code])).toContainEqual([rule, code])
})
