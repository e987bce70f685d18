import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openJournal, verify } from '#contracts'
import { createListener } from '#mocks/server'
import { serve } from '../live/servers.ts'
import { journals, optionsFor, setUp } from './left.ts'

describe('the journal of a run', () => {
  it('is there before the first change, for its owner alone, and gone when nothing is owed', async () => {
    const { mock, folder } = await setUp()
    const listener = createListener({ mocks: [mock] })
    const seen: { readonly mode: number; readonly text: string }[] = []
    const target = await serve((request, response) => {
      if (request.method === 'POST' && request.url?.endsWith('/users/create')) {
        for (const name of journals(folder)) {
          const path = join(folder, name)
          seen.push({ mode: statSync(path).mode % 0o1000, text: readFileSync(path, 'utf8') })
        }
      }
      listener(request, response)
    })
    const report = await verify({ ...optionsFor(target, folder), selection: { operation: 'createUser' } })
    expect(report.unrestored).toEqual([])
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.every(({ mode, text }) => mode === 0o600 && text.includes('milvus'))).toBe(true)
    expect(seen.some(({ text }) => text.includes('root:Milvus'))).toBe(false)
    expect(journals(folder)).toEqual([])
  })

  it('is not written where nothing can be: then nothing is sent either', async () => {
    const { target, folder } = await setUp()
    writeFileSync(join(folder, 'file'), '')
    expect(() => openJournal(target, join(folder, 'file'))).toThrow('Choose another folder with --journal=FOLDER')
  })
})
