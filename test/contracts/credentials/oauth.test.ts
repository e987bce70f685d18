import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSend, obtainTokens } from '#contracts'
import { parseDocument } from '#openapi/load'

const documentWith = (flows: object) =>
  parseDocument(
    JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'Vault', version: '1' },
      components: { securitySchemes: { oauth: { type: 'oauth2', flows } } },
      paths: { '/me': { get: { security: [{ oauth: ['read'] }], responses: { '200': { description: 'OK' } } } } },
    }),
    'vault.json',
  )
const flow = { tokenUrl: '/oauth/token', scopes: { read: 'look' } }
const clients = documentWith({ clientCredentials: flow })
const people = documentWith({ password: flow })

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

interface Seen {
  readonly url: string | undefined
  readonly authorization: string | undefined
  readonly form: Readonly<Record<string, string>>
}

/** A token server that lets in whom `lets` says. */
async function serveTokens(lets: (seen: Seen) => boolean) {
  const seen: Seen[] = []
  const read = async (request: IncomingMessage): Promise<Seen> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
    return { url: request.url, authorization: request.headers.authorization, form }
  }
  const server = createServer((request, response) => {
    void read(request).then((asked) => {
      seen.push(asked)
      const isLetIn = lets(asked)
      response.writeHead(isLetIn ? 200 : 401, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(isLetIn ? { access_token: 't0ken-of-an-hour', token_type: 'Bearer' } : { error: asked.form }))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { target: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const send = createSend({ timeoutMs: 5000 })
const basic = `Basic ${Buffer.from('shop:s3cret-of-shop').toString('base64')}`

describe('OAuth2', () => {
  it('gets a token with the credentials of a client, from the URL of the document', async () => {
    const { target, seen } = await serveTokens(({ authorization }) => authorization === basic)
    const obtained = await obtainTokens([clients], { target, auth: { oauth: 'shop:s3cret-of-shop' } }, send)
    expect(obtained.auth).toEqual({ oauth: 't0ken-of-an-hour' })
    expect(obtained.secrets.map(({ value }) => value)).toEqual(['s3cret-of-shop'])
    expect(seen).toEqual([
      { url: '/oauth/token', authorization: basic, form: { grant_type: 'client_credentials', scope: 'read' } },
    ])
  })

  it('tells the client in the form to a server that takes no other', async () => {
    const { target } = await serveTokens(({ form }) => form.client_id === 'shop' && form.client_secret === 's3cret-of-shop')
    const obtained = await obtainTokens([clients], { target, auth: { oauth: 'shop:s3cret-of-shop' } }, send)
    expect(obtained.auth).toEqual({ oauth: 't0ken-of-an-hour' })
  })

  it('gets a token with the password of somebody, where the document has that flow', async () => {
    const { target } = await serveTokens(({ form }) => form.username === 'ada' && form.password === 'pass:word')
    const obtained = await obtainTokens([people], { target, auth: { oauth: 'ada:pass:word' } }, send)
    expect(obtained.auth).toEqual({ oauth: 't0ken-of-an-hour' })
  })

  it('takes a token as it is', async () => {
    const { target, seen } = await serveTokens(() => false)
    const auth = { oauth: 'a.token.of-mine' }
    expect(await obtainTokens([clients], { target, auth }, send)).toEqual({ auth, secrets: [] })
    expect(seen).toEqual([])
  })

  it('ends the run in one sentence without the secret where no token comes', async () => {
    const { target } = await serveTokens(() => false)
    const refused = obtainTokens([clients], { target, auth: { oauth: 'shop:wr0ng-secret' } }, send)
    const error: unknown = await refused.catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      exitCode: 3,
      what: `${target}/oauth/token returned no token for the scheme "oauth" (status 401).`,
    })
    expect(String(error)).not.toContain('wr0ng-secret')
  })
})
