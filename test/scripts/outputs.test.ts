import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { milvusDocument } from '#openapi/milvus'
import { readOutputs } from '../../scripts/outputs.ts'
import { kept, sample } from '../contracts/report/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'doublecheck-'))
const documents = [milvusDocument()]

describe('a slip in a flag is told before anything is sent', () => {
  writeFileSync(join(folder, 'broken.json'), '{')
  it.each([
    [{ reporter: ['yaml'] }, 'There is no reporter "yaml". There are: console, json, junit, html, github, markdown, overlay.'],
    [{ reporter: ['html'] }, 'The reporter "html" has no file. Pass one: --reporter=html=FILE.'],
    [{ reporter: [`html=${folder}/none/report.html`] }, 'The folder of'],
    [{ reporter: [`overlay=${folder}/none/drift.yaml`] }, 'The folder of'],
    [{ reporter: [], updateBaseline: true }, '--update-baseline needs a file to write. Pass it with --baseline=FILE.'],
    [{ reporter: [], baseline: `${folder}/none.json` }, 'Create it with --update-baseline.'],
    [{ reporter: [], baseline: `${folder}/broken.json` }, 'It is not JSON'],
  ])('%o', (flags, message) => {
    expect(() => readOutputs(flags)).toThrow(expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }))
  })
})

describe('a report is written', () => {
  it('in each form asked for, with the lines of the document around each promise', () => {
    const files = { json: join(folder, 'report.json'), html: join(folder, 'report.html') }
    readOutputs({ reporter: Object.entries(files).map((pair) => pair.join('=')) }).write(sample, documents)
    const report = JSON.parse(readFileSync(files.json, 'utf8')) as typeof sample
    expect(report.findings[0]?.excerpt).toMatchObject({ firstLine: 88 })
    expect(readFileSync(files.html, 'utf8')).toContain('<b>91</b>')
  })

  it('as judged: strictly first, then by what is known', () => {
    const baseline = join(folder, 'drift.json')
    const flags = { reporter: [], strict: true, baseline }
    expect(readOutputs({ ...flags, updateBaseline: true }).write(sample, documents).summary.failed).toBe(0)
    expect(readOutputs(flags).write(sample, documents).summary.failed).toBe(0)
    expect(readOutputs(flags).write(kept, documents).outdated).toHaveLength(1)
    expect(readOutputs({ reporter: [], strict: true }).write(sample, documents).summary.failed).toBe(3)
  })

  it('as an overlay, in the format of its name', () => {
    const [yaml, json] = [join(folder, 'drift.yaml'), join(folder, 'drift.overlay.json')]
    for (const overlay of [yaml, json]) readOutputs({ reporter: [`overlay=${overlay}`] }).write(sample, documents)
    expect(parse(readFileSync(yaml, 'utf8'))).toMatchObject({ overlay: '1.1.0' })
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ overlay: '1.1.0' })
  })
})
