import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (file: string): string => readFileSync(file, 'utf8')

it('the page of dependencies has each one of the package, with its version and licence', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Readonly<Record<string, string>> }
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| ([^ ]+) \| ([^ ]+) \|/gm)].map((row) => row.slice(1))
  const installed = Object.entries(dependencies).map(([name, version]) => {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }
    return [name, version, license]
  })
  expect(rows).toEqual(installed)
})

it('the package has no install script of its own', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
  // `prepare` runs in the repository only, not where the package is installed.
  expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([])
})
