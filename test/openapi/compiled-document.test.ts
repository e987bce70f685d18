import { describe, expect, it } from 'vitest'
import { withoutWords, writePositions } from '#openapi/compiled'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import { compiledDocument } from '../../openapi/compiled/document.ts'

// What the build puts into the package in the place of the YAML.
describe.each([
  { name: 'Milvus', live: milvusDocument() },
  { name: 'Uiza', live: uizaDocument() },
])('the compiled document of $name', ({ live }) => {
  const compile = (root: typeof live.model.root) =>
    compiledDocument({ file: live.file, name: live.model.name, root, positions: writePositions(root, live.locate) })()
  const throughText = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
  const compiled = compile(throughText(live.model.root))

  it('has the same model, also of a profile', () => {
    expect(compiled.model).toEqual(live.model)
    expect(compiled.profile('server').model).toEqual(live.profile('server').model)
  })

  it('says the same line and column for every part, for what is behind a reference, and for what is not there', () => {
    const pointers = [...pointersOf(live.model.root), ...live.model.operations.map(({ pointer }) => `${pointer}/nothing/here`)]
    expect(pointers.map(compiled.locate)).toEqual(pointers.map(live.locate))
  })

  it('for a page, has every schema and example, and no words', () => {
    const page = compile(withoutWords(live.model.root))
    expect(page.model.operations.map(({ id, pairs }) => [id, pairs.length])).toEqual(
      live.model.operations.map(({ id, pairs }) => [id, pairs.length]),
    )
    const examples = live.model.operations.flatMap(({ responses }) => responses.flatMap((response) => response.examples))
    expect(examples.map(({ pointer }) => page.locate(pointer))).toEqual(examples.map(({ pointer }) => live.locate(pointer)))
    expect(JSON.stringify(page.model.root).length).toBeLessThan(JSON.stringify(live.model.root).length * 0.75)
  })
})

describe('without words', () => {
  it('a property, a schema, an example may be named as words are', () => {
    const summary = {
      description: 'left out',
      properties: { description: { type: 'string', description: 'left out' } },
      example: { description: 'kept' },
    }
    expect(withoutWords({ info: { description: 'left out' }, components: { schemas: { summary } } })).toEqual({
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
