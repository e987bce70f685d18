import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * A file of the package as users have it: compiled.
 *
 * @throws {Error} Where the package is not built.
 */
export function builtFile(name: string): string {
  const file = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
  if (!existsSync(file)) throw new Error(`There is no ${file}. Run \`npm run build\` first.`)
  return file
}
