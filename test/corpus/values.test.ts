import { Validator } from '@cfworker/json-schema'
import { describe, expect, it } from 'vitest'
import { type JsonObject, schemaAt } from '#openapi'
import { adviceOn } from '#openapi/load'
import { type Direction, valueFor } from '#openapi/values'
import { listCorpus } from './corpus.ts'

const corpus = listCorpus()

describe.skipIf(corpus.length === 0)('every document of the corpus', () => {
  it.each(corpus)('is read with all its operations: $name', async ({ load, operations }) => {
    const document = await load()
    expect(document.model.operations).toHaveLength(operations)
    expect(new Set(document.model.operations.map(({ id }) => id)).size).toBe(operations)
    for (const { where } of adviceOn(document)) expect(where).toMatch(/:\d+:\d+$/)
  })

  it.each(corpus)('gets a value for each of its schemas, valid to an independent validator: $name', async ({ name, load }) => {
    const document = await load()
    const { root, operations } = document.model
    const schemas = operations.flatMap(({ parameters, requestBody, responses }) => [
      ...parameters.map(({ schema }) => [schema, 'request'] as const),
      ...(requestBody?.contents ?? []).map(({ schema }) => [schema, 'request'] as const),
      ...responses.flatMap(({ contents }) => contents.map(({ schema }) => [schema, 'response'] as const)),
    ])
    const judge = unjudged.has(name) ? () => [] : createJudge(root)
    const faults: string[] = []
    let judged = 0
    // The other validator takes its time: of a large document it sees a sample.
    const step = Math.ceil(schemas.length / 300)
    for (const [index, [schema, direction]] of schemas.entries()) {
      if (schema === undefined || document.brokenSchema(schema) === 'there is no schema') continue
      const valued = valueFor(document, schema, { direction: direction satisfies Direction })
      const found = 'reason' in valued ? [valued.reason] : index % step === 0 ? judge(schema, valued.value) : []
      if (found) judged += 1
      faults.push(...(found ?? []).map((fault) => `${schema}: ${fault}`))
    }
    expect(faults).toEqual([])
    expect(judged).toBeGreaterThanOrEqual(least[name] ?? schemas.length * 0.95)
  })
})

/** How much the other validator sees where it does not follow every reference: into `paths`, where many files were put together. */
const least: Readonly<Record<string, number>> = {
  'redocly-cafe-split-32': 0,
  'redocly-sse-32': 0,
  'readme-parameters-style': 0,
  shlink: 100,
}

/** It reads references inside a schema with an `$id` otherwise. */
const unjudged = new Set(['scalar-galaxy'])

/** A validator of another maker, to which `readOnly` and `writeOnly` mean nothing: what is missing for their sake is no fault. */
function createJudge(root: JsonObject): (schema: string, value: unknown) => readonly string[] | undefined {
  return (schema, value) => {
    const node = schemaAt({ root }, schema) ?? {}
    try {
      const { valid, errors } = new Validator(
        { ...node, components: root.components ?? {} } as object,
        '2020-12',
        false,
      ).validate(value)
      return valid
        ? []
        : errors
            .filter(({ keyword }) => !passedOn.has(keyword))
            .map(({ error, instanceLocation }) => `${instanceLocation} ${error}`)
    } catch {
      return undefined
    }
  }
}

const passedOn = new Set(['required', '$ref', 'allOf', 'anyOf', 'oneOf', 'properties', 'items'])
