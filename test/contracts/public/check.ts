import { type Report, type VerifyOptions, verify } from '#contracts'
import type { Document } from '#openapi'
import type { Service } from './exchange.ts'
import { serve } from './serve.ts'

/** Runs the checks against a service, and says whether it holds afterwards what it held before. */
export async function check(
  document: Document,
  service: Service,
  { prefix, ...options }: Partial<VerifyOptions> & { readonly prefix: string },
): Promise<{ readonly report: Report; readonly isAsBefore: boolean }> {
  const server = await serve(service, prefix)
  const before = service.dump()
  let count = 0
  try {
    const report = await verify({
      documents: [document],
      target: server.url,
      mock: false,
      selection: {},
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `k${(count++).toString(36).padStart(3, '0')}`,
      ...options,
    })
    return { report, isAsBefore: service.dump() === before }
  } finally {
    await server.close()
  }
}
