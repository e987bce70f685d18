import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openJournal, restore, verify } from '#contracts'
import { create, journals, leave, newFolder, optionsFor, removal, setUp } from './left.ts'

/** Takes the user's own place away, so that the journal has to be below the system's folder for temporary files. */
function useTemporaryFolder(): string {
  const folder = newFolder()
  writeFileSync(join(folder, 'no-folder'), '')
  vi.stubEnv('XDG_STATE_HOME', join(folder, 'no-folder'))
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  return join(folder, `doublecheck-${userInfo().username}`)
}

const target = 'http://127.0.0.1:1'
const isRoot = process.getuid?.() === 0
// Only root can give a file away.
const somebodyElse = 65_534

function openToAll(folder: string): void {
  mkdirSync(folder)
  // What `mkdir` is asked for, the user's mask takes from.
  chmodSync(folder, 0o777)
}

describe('the folder below the system’s temporary one', () => {
  it('is made for its user alone', () => {
    const place = useTemporaryFolder()
    const { path } = openJournal(target)
    expect(path.startsWith(place)).toBe(true)
    expect([place, dirname(path)].map((folder) => statSync(folder).mode % 0o1000)).toEqual([0o700, 0o700])
  })

  it.each([
    ['others may write into', openToAll, /other users can access .* \(its mode is 777, not 700\)/],
    ['is a link to another one', (place: string) => symlinkSync(newFolder(), place), /is a symbolic link/],
    ['is a file', (place: string) => writeFileSync(place, ''), /EEXIST/],
  ])('is refused where it %s', (_, plant, why) => {
    const place = useTemporaryFolder()
    plant(place)
    expect(() => openJournal(target)).toThrow(why)
    expect(() => openJournal(target)).toThrow('nothing was sent')
  })

  it.runIf(isRoot)('is refused where it belongs to somebody else', () => {
    const place = useTemporaryFolder()
    mkdirSync(place, { mode: 0o700 })
    chownSync(place, somebodyElse, somebodyElse)
    expect(() => openJournal(target)).toThrow('belongs to another user')
  })

  it('is refused where the folder of its target was planted', () => {
    const place = useTemporaryFolder()
    const { path } = openJournal(target)
    for (const plant of [() => chmodSync(dirname(path), 0o755), () => symlinkSync(newFolder(), dirname(path))]) {
      plant()
      expect(() => openJournal(target)).toThrow(/other users can access|symbolic link/)
      rmSync(dirname(path), { recursive: true })
    }
    expect(readdirSync(place)).toEqual([])
  })
})

describe('a journal', () => {
  it('never drops an account that a planted file names', async () => {
    const { target: url, folder, names } = await setUp()
    await create(url, 'milvusReader_t0x1')
    const path = leave(url, folder, [removal])
    chmodSync(path, 0o644)
    expect(await restore(optionsFor(url, folder))).toMatchObject({ found: 0, unrestored: [] })
    expect(await names()).toContain('milvusReader_t0x1')
  })

  it('is not read through a link, nor under a second name', async () => {
    const { target: url, folder, names } = await setUp()
    await create(url, 'milvusReader_t0x1')
    const elsewhere = newFolder()
    for (const plant of [symlinkSync, linkSync]) {
      const path = leave(url, folder, [removal])
      const original = join(elsewhere, `${plant.name}.json`)
      writeFileSync(original, readFileSync(path), { mode: 0o600 })
      rmSync(path, { recursive: true })
      plant(original, path)
      expect(await restore(optionsFor(url, folder)), plant.name).toMatchObject({ found: 0 })
    }
    expect(await names()).toContain('milvusReader_t0x1')
  })

  it('is not written through a link', async () => {
    const folder = newFolder()
    const precious = join(newFolder(), 'precious')
    writeFileSync(precious, 'precious')
    const { path, write } = openJournal(target, folder)
    for (const name of [path, `${path}.tmp`]) symlinkSync(precious, name)
    write([removal], true)
    expect(readFileSync(precious, 'utf8')).toBe('precious')
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ target, entries: [removal] })
    expect(readdirSync(dirname(path))).toHaveLength(1)
  })

  it('is not written into a folder that was replaced in the middle of a run', () => {
    const folder = newFolder()
    const { path, write } = openJournal(target, folder)
    rmSync(dirname(path), { recursive: true })
    symlinkSync(newFolder(), dirname(path))
    expect(() => write([removal], true)).toThrow('is a symbolic link')
  })
})

describe('a journal that cannot be believed', () => {
  it.each([
    ['is damaged', (text: string) => text.slice(0, -20)],
    ['is of another target', (text: string) => text.replaceAll(/http:..127.0.0.1:\d+/g, 'http://127.0.0.1:1')],
    ['owes what no run owes', (text: string) => text.replace('"own":true', '"own":"yes"')],
    ['names what no run made', (text: string) => text.replaceAll('milvusReader_t0x1', 'milvusAdmin')],
    [
      'has ids that are in anything',
      (text: string) => text.replace('"t0x"', '""').replaceAll('milvusReader_t0x1', 'milvusAdmin'),
    ],
    ['has no owner', (text: string) => text.replace('"owner"', '"owned"')],
  ])('because it %s is named, set aside, and in nobody’s way', async (_, damage) => {
    const { target: url, folder } = await setUp()
    const path = leave(url, folder, [removal])
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    const said: string[] = []
    const options = { ...optionsFor(url, folder), journal: openJournal(url, folder, (sentence) => said.push(sentence)) }
    const report = await verify({ ...options, selection: { operation: 'listUsers' } })
    expect(report.unrestored).toEqual([])
    expect(said).toEqual([expect.stringContaining(`it was moved to ${path}.damaged`)])
    expect([existsSync(path), existsSync(`${path}.damaged`), journals(folder)]).toEqual([false, true, []])
    await verify({ ...options, selection: { operation: 'listUsers' } })
    expect(said).toHaveLength(1)
  })
})
