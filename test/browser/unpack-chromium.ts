import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions } from 'playwright-core'

/** Unpacks the browser that comes from npm (for Linux on x64) into the folder for temporary files, once. */
export async function unpackChromium(): Promise<LaunchOptions> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('@sparticuz/chromium')), 'utf8'))
  const home = join(tmpdir(), `doublecheck-chromium-${version}`)
  if (!existsSync(home)) {
    // Two test files may begin at once: each unpacks for itself, and only what is complete gets the name.
    const fresh = await mkdtemp(`${home}-`)
    await unpackInto(fresh)
    await rename(fresh, home).catch(() => rm(fresh, { recursive: true }))
  }
  // The libraries it needs come along, since a bare Linux has them not.
  const libraries = [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts') }
  return { executablePath: join(home, 'chromium'), env: env as Record<string, string> }
}

/** The package unpacks below TMPDIR, and its libraries only where it believes to be at its usual host. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    await packed.executablePath()
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}
