import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dump, load } from 'js-yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { createOverlay, withExcerpts } from '#contracts'
import type { Json } from '#openapi'
import { readDocument } from '#openapi/load'
import { renderTree } from '../../../scripts/output-file.ts'
import { check } from '../public/check.ts'
import type { Answer, Service } from '../public/exchange.ts'
import { applyOverlay } from './apply-overlay.ts'
import { documentOf, type Edition, openThings } from './drifting.ts'
import { isOverlay } from './overlay-form.ts'

const folder = mkdtempSync(join(tmpdir(), 'overlay-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

async function verified(file: string, overlays: readonly string[] = [], service: () => Service = openThings) {
  const document = await readDocument(file, { overlays })
  const selection = { only: ['examples', 'lifecycle', 'rules', 'auth'] } as const
  const { report } = await check(document, service(), { prefix: '', auth: { key: 'k' }, selection })
  return { document, report: withExcerpts(report, () => undefined) }
}

/** Writes the overlay of a run against a document. */
async function overlayOf(file: string, service?: () => Service) {
  const { document, report } = await verified(file, [], service)
  const overlay = createOverlay(document, report, file)
  return { report, overlay, path: write(`${Math.random()}.overlay.yaml`, renderTree(overlay, 'overlay.yaml')) }
}

const texts: readonly (readonly [edition: Edition, extension: string, text: (tree: object) => string])[] = [
  ['2.0', 'yaml', (tree) => dump(tree, { noRefs: true })],
  ['3.0', 'json', (tree) => JSON.stringify(tree, undefined, 1)],
  ['3.1', 'yaml', (tree) => dump(tree, { noRefs: true })],
]

describe.each(texts)('an overlay of OpenAPI %s in %s', (edition, extension, textOf) => {
  it('changes what its file has, so that the same run finds nothing', async () => {
    const text = textOf(documentOf(edition))
    const file = write(`things-${edition}.${extension}`, text)
    const { report, overlay, path } = await overlayOf(file)
    const rules = report.findings.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['schema', 'status', 'content-type', 'auth', 'not-served']))
    expect(rules).toEqual(expect.arrayContaining(['rule/type', 'rule/constraint', 'rule/required']))
    // A generated page is the first one: a later one is empty.
    expect(rules.filter((rule) => rule.startsWith('lifecycle/'))).toEqual([])
    expect(isOverlay(overlay), JSON.stringify(isOverlay.errors)).toBe(true)

    const { document, report: after } = await verified(file, [path])
    expect(document.listProblems?.()).toEqual([])
    expect(after.findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])

    const applied = await readDocument(applyOverlay(load(text) as Json, overlay.actions) as object)
    expect(document.model.root).toEqual(applied.model.root)
  })
})

describe('an overlay', () => {
  it('says of what lies in another file that it does not reach it, and changes the rest', async () => {
    const { paths, components, ...rest } = documentOf('3.1') as Record<'paths' | 'components', Record<string, never>>
    const { Thing, Problem } = components.schemas as unknown as Record<string, object>
    write('thing.json', JSON.stringify(Thing))
    const tree = { ...rest, paths, components: { ...components, schemas: { Thing: { $ref: './thing.json' }, Problem } } }
    const file = write('several.json', JSON.stringify(tree))
    const { overlay, path } = await overlayOf(file)
    expect(overlay['x-unsaid']).toContainEqual(
      expect.stringMatching(/must be one of "red", "green".* does not reach other files\.$/),
    )
    expect(overlay.actions.filter(({ target }) => target.startsWith('$.components'))).toEqual([])

    const applied = await readDocument(file, { overlays: [path] })
    expect(applied.listProblems?.()).toEqual([])
    expect(applied.model.operations.map(({ id }) => id)).not.toContain('gone')
  })

  it('settles what only shows once another fault is settled, and leaves to the server what it does with what it is sent', async () => {
    const file = write('odd.yaml', odd)
    const { report, overlay, path } = await overlayOf(file, openOdd)
    expect(report.findings.map(({ rule }) => rule)).toEqual(['schema', 'content-type', 'schema'])
    const { report: after } = await verified(file, [path], openOdd)
    expect(after.findings.map(({ message }) => message)).toEqual(["/text must have required property 'text'"])
    expect(overlay['x-unsaid']).toEqual([expect.stringContaining('/text must have required property')])
  })
})

const odd = `
openapi: 3.1.0
info: { title: Odd, version: '1' }
paths:
  /mood:
    get:
      operationId: getMood
      responses:
        '200':
          description: It
          content: { application/json: { schema: { type: object, required: [mood], properties: { mood: { type: string, enum: [good] } } } } }
  /names:
    get:
      operationId: listNames
      responses:
        '200': { description: They, content: { application/json: { schema: { type: array, items: { type: string } } } } }
  /notes:
    post:
      operationId: createNote
      x-safe: true
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
      responses:
        '200': { description: It, content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } } }
        '400': { description: It is no note }
components:
  schemas:
    Note: { type: object, required: [text], properties: { text: { type: string } } }
`

/** A server whose mood is null, whose names are numbers under another media type, and who forgets the text of a note. */
function openOdd(): Service {
  const answers: Readonly<Record<string, () => Answer>> = {
    'GET /mood': () => ({ status: 200, type: 'application/json', body: { mood: null } }),
    'GET /names': () => ({ status: 200, type: 'application/vnd.names+json', body: [1] }),
  }
  const answer: Service['answer'] = ({ method, path, body }) => {
    if (method === 'POST' && path === '/notes') {
      const isNote = typeof (body as { text?: unknown } | undefined)?.text === 'string'
      return isNote ? { status: 200, type: 'application/json', body: {} } : { status: 400 }
    }
    return answers[`${method} ${path}`]?.() ?? { status: 405 }
  }
  return { answer, dump: () => '' }
}
