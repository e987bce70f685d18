// This folder is a package of its own, where `#mocks` is not known.
import { apisFor, type Mocked, shippedApis } from '../mocks/apis.ts'
import { type MockServer, PortTakenError, startServer } from '../mocks/hosts/server/index.ts'
import { type AnyMock, type Authorization, createMock, type OwnOperations } from '../mocks/index.ts'
import type { MilvusOptions } from '../mocks/milvus/index.ts'
import { printable } from '../openapi/index.ts'
import { type Certificate, CertificateError, provideCertificate } from './certificate.ts'
import { describeShared } from './describe-shared.ts'
import { type DocumentFlags, readDocuments } from './documents.ts'
import { findOperationsFile, loadOperations } from './operations-file.ts'
import { untilStopped } from './until-stopped.ts'
import { watchDocument } from './watch-document.ts'

export interface RunMockOptions extends DocumentFlags {
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  readonly scenario: string
  /** The same one makes the same records, values and ids. */
  readonly seed?: string
  readonly authorization?: Authorization
  /** Milliseconds every answer is held back. */
  readonly delay: number
  readonly tls?: boolean
  readonly tlsCert?: string
  readonly tlsKey?: string
  readonly passwordPolicy: MilvusOptions['passwordPolicy']
  /** As commander gives it. */
  readonly successCode: '0' | '200'
  /** Serves another edition of a document as soon as it is saved. */
  readonly watch?: boolean
  /** False: operations that lie beside a document are left alone. */
  readonly operations?: boolean
}

/** What the APIs that are included have of their own. */
const ownOptions: Readonly<Record<string, (options: RunMockOptions) => object>> = {
  milvus: ({ passwordPolicy, successCode }): Partial<MilvusOptions> => ({
    passwordPolicy,
    successCode: successCode === '200' ? 200 : 0,
  }),
}

/** A document to be mocked, with what lies beside it. */
interface Served extends Mocked {
  /** As it was given; undefined for one that comes along. */
  readonly given: string | undefined
  readonly operations: OwnOperations | undefined
}

function mockOf({ api, document, operations }: Served, options: RunMockOptions): AnyMock {
  const { scenario, authorization, delay, seed } = options
  return createMock(api, {
    document,
    scenario,
    delayMs: delay,
    ...(operations === undefined ? {} : { operations }),
    ...(authorization === undefined ? {} : { authorization }),
    ...(seed === undefined ? {} : { seed }),
    ...(shippedApis[api.name] === api ? ownOptions[api.name]?.(options) : {}),
  })
}

/**
 * Serves the mocks until SIGINT or SIGTERM, and says where in one line on stdout.
 *
 * @param files Documents to serve: paths, URLs, or `-`; default: those that are included.
 * @returns Exit code: 0 when it was stopped, 2 when it could not begin.
 */
export async function runMock(files: readonly string[], options: RunMockOptions): Promise<number> {
  const { api, port, host } = options
  const problem = findProblem(options)
  if (problem !== undefined) return refuse(problem)
  const documents = await readDocuments(files, documentFlags(options))
  const found = apisFor(documents).map((mocked, index) => ({ ...mocked, given: files[index] }))
  const served = await Promise.all(
    found.filter((one) => api === undefined || one.api.name === api).map((one) => withOperations(one, options)),
  )
  const mocks = served.map((one) => mockOf(one, options))
  if (mocks.length === 0) return refuse(`No document is called "${api}".`)
  try {
    const certificate = await provideCertificate(options)
    // The runner is loaded when it is first asked for.
    const verify = async (name: string | undefined) => (await import('./verify-server.ts')).verifyServer(server.url, mocks, name)
    const server: MockServer = await startServer({ mocks, port, host, verify, ...(certificate && { tls: certificate }) })
    process.stderr.write(printable(describeShared(mocks)))
    process.stdout.write(`doublecheck mock: ${server.url} (${mocks.map(({ name }) => name).join(', ')})\n`)
    if (certificate) printTrust(certificate)
    if (server.token !== undefined) printToken(server.token)
    const ends = options.watch ? mocks.map((mock, index) => watchMock(mock, served[index]?.given, options)) : []
    await untilStopped(server)
    for (const end of ends) end()
    return 0
  } catch (error) {
    if (error instanceof PortTakenError || error instanceof CertificateError) return refuse(error.message)
    return refuse(`Cannot listen on ${host}: ${error instanceof Error ? error.message : 'unknown error'}. Use --host=127.0.0.1.`)
  }
}

async function withOperations(mocked: Omit<Served, 'operations'>, options: RunMockOptions): Promise<Served> {
  const file = mocked.given === undefined || options.operations === false ? undefined : findOperationsFile(mocked.given)
  if (file === undefined) return { ...mocked, operations: undefined }
  const operations = await loadOperations(file)
  process.stderr.write(printable(`doublecheck mock: ${Object.keys(operations).join(', ')} as ${file} says\n`))
  return { ...mocked, operations }
}

const watchMock = (mock: AnyMock, given: string | undefined, options: RunMockOptions): (() => void) =>
  watchDocument(mock, { ...documentFlags(options), given: options.operations === false ? undefined : given })

/** A name that is not one of those that are included is looked for among the documents given. */
const documentFlags = ({ api, overlay, allowReference }: RunMockOptions): DocumentFlags => ({
  api: api === 'milvus' || api === 'uiza' ? api : undefined,
  overlay,
  allowReference,
})

function findProblem({ port, delay }: RunMockOptions): string | undefined {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return 'The port must be a number from 0 (any free port) to 65535.'
  if (!(delay >= 0)) return 'The delay must be a number of milliseconds, for example --delay=200.'
  return undefined
}

function refuse(message: string): number {
  process.stderr.write(printable(`${message}\n`))
  return 2
}

/** Clients refuse a certificate nobody vouches for; these lines make them trust this one, and nothing else changes. */
function printTrust({ trust }: Certificate): void {
  if (trust === undefined) return
  const lines = [`NODE_EXTRA_CA_CERTS=${trust}`, `SSL_CERT_FILE=${trust}`, `curl --cacert ${trust} …`]
  process.stderr.write(
    `To trust its certificate, start the client with one of these:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  )
}

/** Others can reach this server; what is mocked is for all of them, but steering it is not. */
function printToken(token: string): void {
  process.stderr.write(`The control routes and the console require this token: ${token}\n`)
}
