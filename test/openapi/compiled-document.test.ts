import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#openapi'
import { forPage, withEffects, writePositions } from '#openapi/compiled'
import { effectsOf } from '#openapi/effects'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { compiledDocument } from '../../openapi/compiled/document.ts'
import { pageDocument } from '../../openapi/compiled/page-document.ts'
import { knownEffect } from '../../openapi/effects/page/known.ts'

// What the build puts into the package in the place of the YAML.
describe.each([
  { name: 'Milvus', live: milvusDocument() },
  { name: 'Uiza', live: uizaDocument() },
])('the compiled document of $name', ({ live }) => {
  const left = (root: JsonObject) => ({ file: live.file, name: live.model.name, root })
  const throughText = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
  const compiled = compiledDocument({
    ...left(throughText(live.model.root)),
    positions: writePositions(live.model.root, live.locate, 'column'),
  })()

  it('has the same model, also of a profile', () => {
    expect(compiled.model).toEqual(live.model)
    expect(compiled.profile('server').model).toEqual(live.profile('server').model)
  })

  it('says the same line and column for every part, for what is behind a reference, and for what is not there', () => {
    const pointers = [...pointersOf(live.model.root), ...live.model.operations.map(({ pointer }) => `${pointer}/nothing/here`)]
    expect(pointers.map(compiled.locate)).toEqual(pointers.map(live.locate))
  })

  it('for a page, has every operation and example with its pointer, and nothing a mock does not need', () => {
    const page = pageDocument(left(forPage(live.model.root)))()
    expect(page.model.operations.map(({ id, pairs }) => [id, pairs.length])).toEqual(
      live.model.operations.map(({ id, pairs }) => [id, pairs.length]),
    )
    const examples = live.model.operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples))
    expect(examples.map(({ pointer }) => page.locate(pointer))).toEqual(examples.map(({ pointer }) => `${live.file}${pointer}`))
    const firstOf = (document: typeof live) =>
      document.model.operations.map(({ pairs: [first] }) => [first?.name, first?.request.body])
    expect(firstOf(page)).toEqual(firstOf(live))
    expect(JSON.stringify(page.model.root).length).toBeLessThan(JSON.stringify(live.model.root).length * 0.75)
  })

  it('tells a page what each operation does, which needs Links that are left out', () => {
    const page = pageDocument(left(throughText(withEffects(forPage(live.model.root), live))))()
    const said = live.model.operations.map((operation) => effectsOf(live).of(operation).value)
    expect(page.model.operations.map((operation) => knownEffect(page, operation).kind)).toEqual(said.map(({ kind }) => kind))
  })
})

describe('what a page gets', () => {
  it('keeps a property, a schema, an example that is named as words are', () => {
    const summary = {
      description: 'left out',
      properties: { description: { type: 'string', description: 'left out' } },
      example: { description: 'kept' },
    }
    expect(forPage({ info: { description: 'left out' }, components: { schemas: { summary } } })).toEqual({
      info: {},
      components: { schemas: { summary: { properties: { description: { type: 'string' } }, example: { description: 'kept' } } } },
    })
  })
})

function pointersOf(value: unknown, pointer = '#'): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const key = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
  return [pointer, ...Object.entries(value).flatMap(([name, child]) => pointersOf(child, `${pointer}/${key(name)}`))]
}
