import type { TestProject } from 'vitest/node'
import { setup as pack, teardown as removePacked } from '../package/pack.ts'
import { batteryFiles } from './battery-files.ts'
import { launchBrowser } from './chromium.ts'
import { serveApp } from './served-app.ts'
import { describeSkipped } from './skipped.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the test app by the version of MSW; empty where no browser starts. */
    readonly apps: Readonly<Record<string, string>>
  }
}

const versions = ['3.0.5', '2.10.5']

/**
 * Makes the test app once for all tests that look at it in a browser; not where no browser starts.
 *
 * @returns Takes everything away again, and says how many browser tests were skipped.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = await launchBrowser()
  const say = (text: string) => process.stderr.write(`\n${text}\n`)
  const conclude = () => say(describeSkipped(project.vitest.state.getTestModules()))
  if ('reason' in found) {
    project.provide('apps', Object.fromEntries(versions.map((version) => [version, ''])))
    say(`!!! The browser tests are SKIPPED. ${found.reason}`)
    return async () => void conclude()
  }
  say(`Browser: ${found.path} (${found.browser.version()})`)
  await found.browser.close()
  pack()
  const files = await batteryFiles()
  // The batteries run with one of them: what differs between the versions is proved by the tables of the shipped APIs.
  const served = await Promise.all(versions.map((version, index) => serveApp(version, index === 0 ? files : {})))
  project.provide('apps', Object.fromEntries(versions.map((version, index) => [version, served[index]?.url ?? ''])))
  return async () => {
    for (const app of served) await app.close()
    removePacked()
    conclude()
  }
}
