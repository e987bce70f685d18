import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | undefined

/** Packs the package once for all tests that install it; `DOUBLECHECK_TARBALL` names one that is there already. */
export function setup(): void {
  if (process.env.DOUBLECHECK_TARBALL !== undefined) return
  folder = mkdtempSync(join(tmpdir(), 'doublecheck-package-'))
  const written = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' })
  const name = /"filename": "([^"]+)"/.exec(written)?.[1]
  if (name === undefined) throw new Error(`npm pack names no file:\n${written}`)
  process.env.DOUBLECHECK_TARBALL = join(folder, name)
}

/** Removes it. */
export function teardown(): void {
  if (folder === undefined) return
  delete process.env.DOUBLECHECK_TARBALL
  rmSync(folder, { recursive: true, force: true })
}
