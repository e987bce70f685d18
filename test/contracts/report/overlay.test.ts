import { describe, expect, it } from 'vitest'
import { createOverlay, type Selection } from '#contracts'
import type { ResponseParts } from '#mocks'
import { type Document, type Json, valueAt } from '#openapi'
import { parseDocument } from '#openapi/load'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { bodyOf, isChange, json } from '../deviations/edits.ts'
import { mockOf } from '../deviations/mocks.ts'
import type { Layers } from '../deviations/server.ts'
import { applyOverlay } from './apply-overlay.ts'
import { isOverlay } from './overlay-form.ts'
import { caseOf, kept, otherWords } from './sample.ts'
import { verified } from './verified.ts'

const document = milvusDocument()

const unknownUser =
  '#/paths/~1v2~1vectordb~1users~1update_password/post/responses/200/content/application~1json/examples/unknownUser'

const lists = ({ path }: { readonly path: string }): boolean => path.endsWith('/users/list')
const isFailedChange = (request: Parameters<typeof isChange>[0], response: ResponseParts): boolean =>
  isChange(request) && bodyOf({ body: response.body ?? '' }).code === 1400

/** Servers that do something else than the document says, and what the document has to say instead. */
const deviating: readonly { name: string; api?: Document; layers: Layers; asked: Selection; place: string; says: Json }[] = [
  {
    name: 'a property nobody has described',
    layers: {
      response: (response, request) => (lists(request) ? json((body) => ({ total: 2, ...body }))(response, request) : response),
    },
    asked: { operation: 'listUsers', only: ['examples'] },
    place: '#/components/schemas/UserNames/properties/total',
    says: { type: 'integer', readOnly: true, 'x-volatile': 'any' },
  },
  {
    name: 'another value than that of an example',
    api: uizaDocument(),
    layers: {
      mock: mockOf.uiza(),
      response: (response, request) =>
        isChange(request) && response.status === 200
          ? json((body) => ({ ...body, policy: 'private' }))(response, request)
          : response,
    },
    asked: { operation: 'changePassword', only: ['examples'] },
    place: '#/components/responses/PasswordChanged/content/application~1json/examples/documented/value/policy',
    says: 'private',
  },
  {
    name: 'a value of another type',
    layers: {
      response: (response, request) =>
        lists(request) ? json((body) => ({ ...body, data: 'none' }))(response, request) : response,
    },
    asked: { operation: 'listUsers', only: ['examples'] },
    place: '#/components/schemas/UserNames/properties/data/type',
    says: ['array', 'string'],
  },
  {
    name: 'another media type',
    layers: {
      response: (response, request) =>
        lists(request) && response.status === 200
          ? { ...response, headers: { ...response.headers, 'Content-Type': 'application/vnd.users+json' } }
          : response,
    },
    asked: { operation: 'listUsers', only: ['examples'] },
    place:
      '#/paths/~1v2~1vectordb~1users~1list/post/responses/200/content/application~1vnd.users+json/examples/listed/value/code',
    says: 0,
  },
  {
    name: 'another status for a failure',
    layers: { response: (response, request) => (isFailedChange(request, response) ? { ...response, status: 403 } : response) },
    asked: { operation: 'updatePassword', only: ['examples'] },
    place:
      '#/paths/~1v2~1vectordb~1users~1update_password/post/responses/403/content/application~1json/examples/unknownUser/value/code',
    says: 1400,
  },
]

describe.each(deviating)('$name', ({ api = document, layers, asked, place, says }) => {
  it('is drift that an overlay tells the document, whereupon the server keeps it', async () => {
    const before = await verified(layers, asked, api)
    expect(before.findings).not.toEqual([])

    const overlay = createOverlay(api, before, './api.yaml')
    expect(isOverlay(overlay), JSON.stringify(isOverlay.errors)).toBe(true)

    const changed = applyOverlay(api.model.root, overlay.actions)
    expect(valueAt(changed, place)).toEqual(says)

    const after = await verified(layers, asked, parseDocument(JSON.stringify(changed), `${api.model.name}.yaml`))
    expect(after.findings).toEqual([])
  })
})

describe('an overlay', () => {
  it('has the names of the document, not those of the run', () => {
    const one = caseOf('unknownUser', {
      file: document.file,
      status: 'warned',
      findings: [{ ...otherWords, place: unknownUser, actual: 'nobody is called milvusNobody_k3f9' }],
      exchange: {
        request: { method: 'POST', url: '', headers: {}, body: '{"userName":"milvusNobody_k3f9","password":"$PASSWORD"}' },
        response: { status: 200, headers: {}, body: '{"code":1400,"message":"nobody is called milvusNobody_k3f9"}' },
      },
    })
    const changed = applyOverlay(document.model.root, createOverlay(document, { ...kept, cases: [one] }, './milvus.yaml').actions)
    expect(valueAt(changed, `${unknownUser}/value/message`)).toBe('nobody is called milvusNobody')
  })

  it('describes what no document can say, and changes nothing by it', async () => {
    const layers: Layers = { response: (response, request) => (isChange(request) ? { ...response, body: 'oops' } : response) }
    const overlay = createOverlay(
      document,
      await verified(layers, { operation: 'updatePassword', only: ['examples'] }),
      './milvus.yaml',
    )
    expect(isOverlay(overlay)).toBe(true)
    expect(overlay['x-unsaid']?.[0]).toMatch(/^(json|example\/refused): /)
    expect(applyOverlay(document.model.root, overlay.actions)).toEqual(document.model.root)
  })

  it('has an action even where nothing drifts', () => {
    const overlay = createOverlay(document, kept, './milvus.yaml')
    expect(isOverlay(overlay)).toBe(true)
    expect(applyOverlay(document.model.root, overlay.actions)).toEqual(document.model.root)
  })
})
