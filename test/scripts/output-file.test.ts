import { chmodSync, lstatSync, openSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeOutput } from '../../scripts/output-file.ts'
import { folder } from './doublecheck.ts'

/** A file with a text of before. */
function written(name: string) {
  const place = folder()
  const file = place.file(name)
  writeFileSync(file, 'before')
  return { file, place }
}

describe('a file that is written', () => {
  it('is replaced as a whole: a full disk, or whoever reads it meanwhile, never has half of it', () => {
    const { file } = written('baseline.json')
    const reader = openSync(file, 'r')
    writeOutput(file, 'after')
    expect([readFileSync(reader, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['before', 'after'])
    expect(readdirSync(dirname(file))).toEqual(['baseline.json'])
  })

  it('keeps its mode', () => {
    const { file } = written('types.ts')
    chmodSync(file, 0o640)
    writeOutput(file, 'after')
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  it('is the one a link leads to', () => {
    const { file, place } = written('real.json')
    const link = place.file('link.json')
    symlinkSync(file, link)
    writeOutput(link, 'after')
    expect([lstatSync(link).isSymbolicLink(), readFileSync(file, 'utf8')]).toEqual([true, 'after'])
  })
})
