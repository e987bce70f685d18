import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { ContractError } from '../../contracts/index.ts'
import { objectOf, readJson } from '../../openapi/index.ts'

/** What a project tests with, has its code checked by, and installs with. */
export interface Folder {
  readonly runner: Runner
  readonly ci: 'github' | 'gitlab'
  readonly manager: Manager
  /** Whether it has TypeScript. */
  readonly typed: boolean
  /** Packages it depends on. */
  readonly packages: ReadonlySet<string>
}

export type Runner = 'vitest' | 'jest' | 'playwright' | 'node:test'
export type Manager = 'npm' | 'pnpm' | 'yarn'

/** Looks at what is in the working directory. */
export function lookAround(): Folder {
  const packages = readPackages()
  const runners: readonly (readonly [Runner, string])[] = [
    ['vitest', 'vitest'],
    ['jest', 'jest'],
    ['playwright', '@playwright/test'],
  ]
  return {
    runner: runners.find(([, name]) => packages.has(name))?.[0] ?? 'node:test',
    ci: isOnGitlab() ? 'gitlab' : 'github',
    manager: existsSync('pnpm-lock.yaml') ? 'pnpm' : existsSync('yarn.lock') ? 'yarn' : 'npm',
    typed: existsSync('tsconfig.json'),
    packages,
  }
}

/** @throws {ContractError} with exit code 2 where package.json cannot be read. */
function readPackages(): ReadonlySet<string> {
  if (!existsSync('package.json')) return new Set()
  const read = readJson(readFileSync('package.json', 'utf8'))
  if ('problem' in read)
    throw new ContractError(2, {
      what: `package.json cannot be read: ${read.problem}.`,
      next: 'Correct it, then run init again.',
    })
  const { dependencies, devDependencies } = objectOf(read.value)
  return new Set([dependencies, devDependencies].flatMap((packages) => Object.keys(objectOf(packages))))
}

/** What lies in the folder tells first, then where the repository is. */
function isOnGitlab(): boolean {
  if (existsSync('.gitlab-ci.yml') || existsSync('.gitlab')) return true
  if (existsSync('.github') || !existsSync('.git/config')) return false
  return readFileSync('.git/config', 'utf8').includes('gitlab')
}

const places = ['.', 'openapi', 'api', 'spec', 'docs']
const named = /^(openapi|swagger)\.(ya?ml|json)$|\.(openapi|swagger)\.(ya?ml|json)$/
const firstLines = /^\s*(\{\s*)?["']?(openapi|swagger)["']?\s*:/m

/** Finds the OpenAPI documents of the project: by name, else in the working directory by how they begin. */
export function findDocuments(): readonly string[] {
  const byName = places.flatMap((place) => listFiles(place).filter((path) => named.test(path.split('/').at(-1) ?? '')))
  if (byName.length > 0) return byName
  return listFiles('.').filter(
    (path) => /\.(ya?ml|json)$/.test(path) && firstLines.test(readFileSync(path, 'utf8').slice(0, 2000)),
  )
}

const listFiles = (place: string): readonly string[] =>
  existsSync(place)
    ? readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => (place === '.' ? name : `${place}/${name}`))
        .toSorted()
    : []
