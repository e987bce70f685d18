import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from 'playwright-core'

/** A folder of our own: what lies in the one for temporary files under a known name may be anybody's, and is run here. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/**
 * Unpacks the browser that comes from npm, with its libraries and fonts, once.
 *
 * @throws Anywhere but on Linux on x64, which it is made for.
 */
export async function unpackChromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('The browser from npm is for Linux on x64.')
  const home = join(cache, `chromium-${await packedVersion()}`)
  if (!existsSync(home)) {
    await mkdir(cache, { recursive: true })
    // Two test files may begin at once: each unpacks for itself, and only what is complete gets the name.
    const fresh = await mkdtemp(`${home}-`)
    await unpackInto(fresh)
    await writeFile(join(fresh, 'fonts', 'fonts.conf'), fontsConf)
    await rename(fresh, home).catch(() => rm(fresh, { recursive: true }))
  }
  const libraries = [join(home, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, 'fonts', 'fonts.conf') }
  return { executablePath: join(home, 'chromium'), env: env as Record<string, string> }
}

/** The package's own file names folders of its usual host; without a font a page shows no text, and Chromium may crash. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`

async function packedVersion(): Promise<string> {
  // Not `import.meta.resolve`: Vitest's global set-up does not have it.
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(main, '../../package.json'), 'utf8')) as { version: string }
  return version
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
