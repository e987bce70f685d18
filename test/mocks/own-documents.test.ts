import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { finish, folder, start, verify } from '../scripts/doublecheck.ts'
import { editions, petsDocument } from './effects/pets.ts'

const { file } = folder()
const [oldest] = editions
const edition = editions.at(-1) ?? oldest

/** Writes a document that is served below a base path, and gives its file. */
function write(name: string, base: string): string {
  writeFileSync(file(name), JSON.stringify({ ...petsDocument(edition), servers: [{ url: `https://api.example.com${base}` }] }))
  return file(name)
}

describe('the command `mock`, given documents of one’s own', () => {
  const ending: (() => void)[] = []
  afterAll(() => {
    for (const end of ending) end()
  })

  async function serve(
    ...args: readonly string[]
  ): Promise<{ readonly line: string; readonly url: string; readonly errors: () => string }> {
    const child = start('mock', '--port=0', ...args)
    let [line, errors] = ['', '']
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8')
    })
    while (!line.includes('\n')) line += String((await once(child.stdout as NodeJS.ReadableStream, 'data'))[0])
    return { line, url: /http:\S+/.exec(line)?.[0] ?? '', errors: () => errors }
  }

  const post = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

  it('serves it below its base path and remembers', async () => {
    const { line, url } = await serve(write('pets.json', '/v1'))
    expect(line).toBe(`doublecheck mock: ${url} (pets)\n`)
    const created = await post(`${url}/v1/pets`, { name: 'Fig' })
    expect(created.status).toBe(201)
    expect(await (await fetch(`${url}${created.headers.get('location')}`)).json()).toMatchObject({ name: 'Fig' })
  })

  it('serves several on one port by their base paths, also two that are called the same', async () => {
    const { line, url, errors } = await serve(write('pets.json', '/v1'), write('others.json', '/v2'))
    expect(line).toBe(`doublecheck mock: ${url} (pets, others)\n`)
    await post(`${url}/v1/pets`, { name: 'Fig' })
    const namesAt = async (path: string) =>
      ((await (await fetch(`${url}${path}`)).json()) as { name: string }[]).map(({ name }) => name)
    expect(await namesAt('/v1/pets')).toContain('Fig')
    expect(await namesAt('/v2/pets')).not.toContain('Fig')
    expect(errors()).toBe('')
  })

  it('says where two documents have the same path, and serves each below its name too', async () => {
    const { url, errors } = await serve(write('pets.json', ''), write('others.json', ''))
    await post(`${url}/others/pets`, { name: 'Fig' })
    expect(await (await fetch(`${url}/others/pets`)).text()).toContain('Fig')
    expect(await (await fetch(`${url}/pets`)).text()).not.toContain('Fig')
    expect(errors()).toContain('pets and others both have /pets')
  })

  it('reads a document from a URL', async () => {
    const server = createServer((_, response) => response.end(JSON.stringify(petsDocument(edition))))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    ending.push(() => server.close())
    const { port } = server.address() as AddressInfo
    const { line, url } = await serve(`http://127.0.0.1:${port}/shop.json`)
    expect(line).toContain('(shop)')
    expect((await fetch(`${url}/pets/1`)).status).toBe(200)
  })

  it('begins with no records, and makes the same ids with the same seed', async () => {
    const idOf = async () => {
      const { url } = await serve(write('pets.json', ''), '--scenario=empty', '--seed=7')
      expect(await (await fetch(`${url}/pets`)).json()).toEqual([])
      return await (await post(`${url}/pets`, { name: 'Fig' })).json()
    }
    const [{ createdAt: _, ...first }, { createdAt: __, ...second }] = [await idOf(), await idOf()] as [
      Record<string, unknown>,
      Record<string, unknown>,
    ]
    expect(first).toEqual(second)
  })

  it('ends with 2 on what is no document', async () => {
    writeFileSync(file('none.json'), '{}')
    const { exitCode, stderr } = await finish(start('mock', '--port=0', file('none.json')))
    expect(exitCode).toBe(2)
    expect(stderr).toContain('none.json')
  })

  it('keeps every promise of an annotated document, of which it knows nothing else', async () => {
    const { stdout, exitCode } = await verify('test/contracts/third-api/parcels.yaml')
    expect(stdout).toMatch(/\d{3} passed, 0 failed, 0 warned/)
    expect(exitCode).toBe(0)
  })

  it('is what `verify` checks where no target is given', async () => {
    const { stderr, exitCode } = await verify(write('pets.json', '/v1'), '--list')
    expect(stderr).not.toContain('There is no mock')
    expect(exitCode).toBe(0)
  })
})
