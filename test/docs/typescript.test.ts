import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject, type Project } from './project.ts'
import { snippets } from './snippets.ts'

const typescript = snippets.filter(({ language }) => language === 'ts')
const nameOf = ({ name }: (typeof typescript)[number], index: number) => name ?? `snippet-${index}.ts`

let project: Project
beforeAll(async () => {
  project = await createProject()
  for (const [index, snippet] of typescript.entries()) project.write(nameOf(snippet, index), snippet.text)
})
afterAll(() => project?.remove())

describe('the TypeScript in the documentation', () => {
  it('has one file name for each snippet', () => {
    const names = typescript.map(nameOf)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(names.length).toBeGreaterThan(10)
  })

  it('keeps its types', async () => {
    // Playwright's runner is not installed here; this is the part of it that is shown.
    project.write('playwright.d.ts', playwright)
    const paths = { 'playwright-core': [resolve('node_modules/playwright-core/index.d.ts')] }
    const compilerOptions = { types: ['node', 'vitest/globals'], noUnusedLocals: false, paths }
    project.write('tsconfig.json', JSON.stringify({ extends: resolve('tsconfig.json'), compilerOptions, include: ['*.ts'] }))
    const ended = await project.node(resolve('node_modules/typescript/bin/tsc'), '-p', '.')
    expect(ended).toEqual({ exitCode: 0, output: '' })
  })

  it('passes, with Vitest', async () => {
    project.write('vitest.config.js', vitestConfig)
    const { exitCode, output } = await project.node(resolve('node_modules/vitest/vitest.mjs'), 'run')
    const files = typescript.filter(({ name }) => name?.endsWith('.test.ts'))
    expect(output).toMatch(new RegExp(`Test Files +${files.length} passed`))
    expect(exitCode).toBe(0)
  })

  it('passes, with node:test', async () => {
    const { exitCode, output } = await project.node('--conditions=source', '--test', 'pets.node.ts')
    expect(output).toMatch(/pass 1\n/)
    expect(exitCode).toBe(0)
  })
})

const vitestConfig = `export default {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { globals: true, include: ['*.test.ts'] },
}`

const playwright = `declare module '@playwright/test' {
  import type { Page } from 'playwright-core'
  interface Fixtures { page: Page }
  type Body<All> = (fixtures: All) => Promise<void>
  interface Test<All> {
    (name: string, body: Body<All>): void
    extend<More>(fixtures: { [Name in keyof More]: (given: All, use: (one: More[Name]) => Promise<void>) => Promise<void> }): Test<All & More>
  }
  export const test: Test<Fixtures>
  export const expect: { poll(value: () => unknown): { toContain(value: unknown): Promise<void> } }
  export function defineConfig(config: { webServer?: { command: string; url: string } }): unknown
}`
