import { type Report, type VerifyOptions, verify } from '#contracts'
import { milvusDocument } from '#openapi/milvus'
import { uizaDocument } from '#openapi/uiza'
import type { Running } from './transport.ts'

export const documentOf = { milvus: milvusDocument, uiza: uizaDocument } as const
export type ApiName = keyof typeof documentOf

/** Ids of the operations of an API. */
export const operationsOf = (api: ApiName): readonly string[] => documentOf[api]().model.operations.map(({ id }) => id)

/** What a run is told, beside whom it asks. */
export type Told = Partial<Pick<VerifyOptions, 'token' | 'accounts' | 'selection' | 'allow'>>

/** Runs everything against a server, over HTTP, as the command does against one that is not its own. */
export function verified(api: ApiName, { url }: Pick<Running, 'url'>, told: Told = {}): Promise<Report> {
  let count = 0
  return verify({
    documents: [documentOf[api]()],
    target: url,
    mock: false,
    selection: {},
    timeoutMs: 30_000,
    now: Date.now,
    createId: () => `k3${(count++).toString(36)}`,
    ...told,
  })
}

/** Starts a server, uses it, and ends it. */
export async function withServer<Result>(
  start: () => Promise<Running>,
  use: (server: Running) => Promise<Result>,
): Promise<Result> {
  const server = await start()
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}
