import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { type MockServer, startServer } from '#mocks/server'
import { type Certificate, provideCertificate } from '../../scripts/certificate.ts'

let certificate: Certificate
let server: MockServer

beforeAll(async () => {
  const made = await provideCertificate({ tls: true })
  if (!made) throw new Error('There is no certificate.')
  certificate = made
  server = await startServer({ mocks: [createMock(milvus)], tls: certificate })
})
afterAll(() => server.close())

function statusOf(url: string, ca?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}/v2/vectordb/users/list/`, ca === undefined ? {} : { ca }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })
}

it('serves HTTPS to clients that trust the written file, by address and by name', async () => {
  const trusted = readFileSync(certificate.trust ?? '', 'utf8')
  expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(await statusOf(server.url, trusted)).toBe(301)
  expect(await statusOf(server.url.replace('127.0.0.1', 'localhost'), trusted)).toBe(301)
})

it('is not trusted by anybody else', async () => {
  await expect(statusOf(server.url)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
})

it("takes one's own certificate and key", async () => {
  const folder = dirname(certificate.trust ?? '')
  const [tlsCert, tlsKey] = [join(folder, 'own.pem'), join(folder, 'own.key')]
  writeFileSync(tlsCert, certificate.cert)
  writeFileSync(tlsKey, certificate.key)
  expect(await provideCertificate({ tlsCert, tlsKey })).toEqual({ cert: certificate.cert, key: certificate.key })
  await expect(provideCertificate({ tlsCert, tlsKey: tlsCert })).rejects.toThrow('do not match')
  await expect(provideCertificate({ tlsCert, tlsKey: join(folder, 'none') })).rejects.toThrow('Cannot read')
})

it.each([
  [{ tlsCert: 'a.pem' }, 'add --tls-key=FILE'],
  [{ tlsKey: 'a.key' }, 'add --tls-cert=FILE'],
])('asks for what is missing: %o', async (flags, message) => {
  await expect(provideCertificate(flags)).rejects.toThrow(message)
})

it('makes none where none is asked for', async () => {
  expect(await provideCertificate({})).toBeUndefined()
})
