import { fileURLToPath } from 'node:url'
import { type Report, type VerifyOptions, verify } from '#contracts'
import { loadDocument } from '#openapi/load'
import { key } from './habits.ts'
import { serveLibrary } from './server.ts'
import type { Habits } from './shape.ts'

export const libraryDocument = loadDocument(fileURLToPath(new URL('library.yaml', import.meta.url)))

/** Runs the checks against a library, and says whether it holds afterwards what it held before. */
export async function check(
  habits: Habits,
  options: Partial<VerifyOptions> = {},
): Promise<{ readonly report: Report; readonly isAsBefore: boolean }> {
  const server = await serveLibrary(habits)
  const before = server.dump()
  let count = 0
  try {
    const report = await verify({
      documents: [libraryDocument],
      target: server.url,
      mock: false,
      token: key,
      selection: {},
      timeoutMs: 10_000,
      now: Date.now,
      createId: () => `k${(count++).toString(36).padStart(3, '0')}`,
      ...options,
    })
    return { report, isAsBefore: server.dump() === before }
  } finally {
    await server.close()
  }
}
