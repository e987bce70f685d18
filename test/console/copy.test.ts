import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { openapi } from '#mocks/openapi'
import { type MockServer, startServer } from '#mocks/server'

let server: MockServer
beforeAll(async () => {
  const pets = await openapi('test/scripts/generate/pets.yaml', { name: 'pets' })
  server = await startServer({ mocks: [createMock(milvus), createMock(pets)] })
})
afterAll(() => server.close())

interface Copies {
  readonly curl: string
  readonly fetch: string
}

async function copy(request: object): Promise<Copies> {
  const response = await fetch(`${server.url}/__doublecheck/console/copy`, { method: 'POST', body: JSON.stringify(request) })
  return (await response.json()) as Copies
}

const update = { api: 'milvus', method: 'POST', url: 'http://127.0.0.1:1/v2/vectordb/users/update_password' }
const headers = { Authorization: 'Bearer root:Milvus', 'Content-Type': 'application/json' }

describe('a copied request', () => {
  it('has variables where its secrets were, for a shell', async () => {
    const body = JSON.stringify({ userName: "o'hara", password: 'P@ssw0rd', newPassword: 'N3w-$ecret' })
    const { curl } = await copy({ ...update, headers, body })
    expect(curl).toBe(
      [
        `curl -i -H 'Authorization: Bearer '"$TOKEN" -H 'Content-Type: application/json'`,
        `--data-raw '{"userName":"o'\\''hara","password":"'"$PASSWORD"'","newPassword":"'"$NEW_PASSWORD"'"}'`,
        `'http://127.0.0.1:1/v2/vectordb/users/update_password'`,
      ].join(' '),
    )
  })

  it('can be run as it is, once the variables are set', async () => {
    const body = JSON.stringify({ userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'N3w-secret' })
    const copies = await copy({ ...update, url: `${server.url}/v2/vectordb/users/update_password`, headers, body })
    const values = { TOKEN: 'root:Milvus', PASSWORD: 'P@ssw0rd', NEW_PASSWORD: 'N3w-secret' }
    const env = { ...process.env, ...values }
    const script = copies.curl.replace(/^curl -i/, 'printf %s')
    expect(execFileSync('sh', ['-c', script], { env, encoding: 'utf8' })).toContain(`Authorization: Bearer root:Milvus`)
    const set = copies.fetch.replaceAll(
      /^const (\w+) = '…'/gm,
      (_, name: keyof typeof values) => `const ${name} = '${values[name]}'`,
    )
    const module = `data:text/javascript,${encodeURIComponent(`${set}\nexport const body = await response.json()`)}`
    expect((await import(module)).body).toEqual({ code: 0, data: {} })
  })

  it('has none of them anywhere else either, nor what the journal has hidden', async () => {
    const url = 'http://127.0.0.1:1/v1/pets/hush-hush?token=hush-hush&page=2'
    const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'x', 'x-api-key': '(hidden)' }
    const { curl, fetch } = await copy({
      api: 'pets',
      method: 'PUT',
      url,
      headers: form,
      body: 'user[password]=hush-hush&note=a b',
    })
    for (const text of [curl, fetch]) expect(text).not.toMatch(/hush|hidden|host/)
    expect(curl).toContain('-X PUT')
    expect(curl).toContain(`/v1/pets/'"$TOKEN"'?token='"$TOKEN"'&page=2'`)
    expect(curl).toContain(`'user%5Bpassword%5D='"$USER_PASSWORD"'&note=a%20b'`)
  })

  it('is the request and nothing else: no command in its method, no file in a text', async () => {
    const parts = [
      { name: 'title', value: '@/etc/hosts' },
      { name: 'note', value: 'a;type=text/html' },
    ]
    const { curl } = await copy({ api: 'pets', method: 'COPY|touch', url: 'http://127.0.0.1:1/v1/photos', headers: {}, parts })
    expect(curl).toBe(
      `curl -i -X 'COPY|touch' --form-string 'title=@/etc/hosts' --form-string 'note=a;type=text/html' 'http://127.0.0.1:1/v1/photos'`,
    )
  })

  it('names the parts and files of a form', async () => {
    const parts = [
      { name: 'title', value: 'Fig' },
      { name: 'photo', value: '', file: 'fig.png' },
    ]
    const { curl, fetch } = await copy({ api: 'pets', method: 'POST', url: 'http://127.0.0.1:1/v1/photos', headers: {}, parts })
    expect(curl).toBe(`curl -i -F 'title=Fig' -F 'photo=@fig.png' 'http://127.0.0.1:1/v1/photos'`)
    expect(fetch).toContain("form.append('photo', new Blob([]), 'fig.png')")
  })
})

describe('a request of the journal', () => {
  it('is sent again with its secrets, which nobody is shown, in its own sandbox', async () => {
    const body = JSON.stringify({ userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'N3w-secret' })
    await fetch(`${server.url}/__sandbox/again/v2/vectordb/users/update_password`, { method: 'POST', headers, body })
    const entries = () => server.sandbox('again').journal.list()
    const [entry] = entries()
    const replay = (id: number) =>
      fetch(`${server.url}/__doublecheck/console/replay?api=milvus&id=${id}`, { method: 'POST' }).then(({ status }) => status)
    expect(entry).toMatchObject({ outcome: 'success', example: expect.any(String) })
    expect(await replay(entry?.id ?? 0)).toBe(200)
    expect(entries().map(({ outcome }) => outcome)).toEqual(['success', 'failure'])
    expect(entries()[1]?.example).toMatch(/wrong|stale|incorrect|password/i)
    expect(JSON.stringify(entries())).not.toMatch(/P@ssw0rd|N3w-secret/)
    expect(await replay(1)).toBe(404)
  })

  it('tells the fields of a form, those that are secret aside', async () => {
    const form = new URLSearchParams({ note: 'a b', 'card[token]': 'hush-hush' })
    await fetch(`${server.url}/__sandbox/form/v1/pets`, { method: 'POST', body: form })
    const [entry] = server.sandbox('form').journal.list()
    expect(entry?.request.body).toEqual({ note: 'a b', 'card[token]': '(hidden)' })
  })
})
