import { existsSync, readFileSync } from 'node:fs'

/** Gives the version of this package, from the manifest above this file: built, it lies one folder deeper. */
export function readVersion(): string {
  for (const path of ['../package.json', '../../package.json']) {
    const file = new URL(path, import.meta.url)
    const { name, version } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
    if (name === 'doublecheck' && version !== undefined) return version
  }
  return 'unknown'
}
