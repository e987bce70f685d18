import type { TestProject } from 'vitest/node'
import { setup as pack, teardown as removePacked } from '../package/pack.ts'
import { launchBrowser } from './chromium.ts'
import { type ServedApp, serveApp } from './served-app.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the test app by the version of MSW; empty where no browser starts. */
    readonly apps: Readonly<Record<string, string>>
  }
}

const versions = ['3.0.5', '2.10.5']
let served: readonly ServedApp[] = []

/** Makes the test app once for all tests that look at it in a browser; not where no browser starts. */
export async function setup(project: TestProject): Promise<void> {
  const found = await launchBrowser()
  if ('reason' in found) {
    project.provide('apps', {})
    process.stderr.write(`\n!!! The browser tests are SKIPPED. ${found.reason}\n\n`)
    return
  }
  await found.browser.close()
  pack()
  served = await Promise.all(versions.map(serveApp))
  project.provide('apps', Object.fromEntries(versions.map((version, index) => [version, served[index]?.url ?? ''])))
}

/** Takes everything away again. */
export async function teardown(): Promise<void> {
  for (const app of served) await app.close()
  removePacked()
}
