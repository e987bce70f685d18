import { expect, it } from 'vitest'
import type { Layers } from '../deviations/server.ts'
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
