import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { ContractError } from '../contracts/index.ts'
import { printable } from '../openapi/index.ts'
import { readDocument } from '../openapi/load.ts'
import { findFirstRequest } from './init/first-request.ts'
import { firstTest } from './init/first-test.ts'
import { findDocuments, lookAround } from './init/folder.ts'
import type { NewFile } from './init/new-file.ts'
import { workflow } from './init/workflow.ts'
import { writeOutput } from './output-file.ts'

const configs = ['ts', 'js', 'mjs', 'json'].map((ending) => `doublecheck.config.${ending}`)

/**
 * Runs `doublecheck init` and gives its exit code: writes a configuration, a first test and a workflow. No file that is there is changed.
 *
 * @param file The document; undefined: the one in the working directory.
 * @throws {ContractError} with exit code 2 where there is no document, or several.
 */
export async function runInit(file: string | undefined): Promise<0> {
  const path = file ?? theDocument(findDocuments())
  const document = await readDocument(path)
  const folder = lookAround()
  const name = basename(path).replace(/(\.openapi)?\.\w+$/, '')
  const request = await findFirstRequest(document)
  const files = [config(path), firstTest(path, name, request, folder), workflow(folder)]
  const say = (line: string) => void process.stdout.write(printable(`${line}\n`))
  for (const one of files) say(write(one))
  const missing = ['doublecheck', 'msw'].filter((one) => !folder.packages.has(one))
  say('\nNext:')
  if (missing.length > 0) say(`  npm install --save-dev ${missing.join(' ')}`)
  for (const line of nextSteps(path)) say(`  ${line}`)
  return 0
}

const nextSteps = (path: string): readonly string[] => {
  const steps = [
    [`npx doublecheck mock ${path}`, 'a mock that remembers'],
    ['npx doublecheck verify --target=URL', 'check your API'],
    [`npx doublecheck check ${path}`, 'what is understood of it'],
  ] as const
  const width = Math.max(...steps.map(([command]) => command.length))
  return steps.map(([command, what]) => `${command.padEnd(width)}  # ${what}`)
}

function theDocument([first, ...others]: readonly string[]): string {
  if (first === undefined)
    throw new ContractError(2, {
      what: 'There is no OpenAPI document in this folder.',
      next: 'Pass its path or URL: doublecheck init my-api.yaml.',
    })
  if (others.length > 0)
    throw new ContractError(2, {
      what: `There are several OpenAPI documents: ${[first, ...others].join(', ')}.`,
      next: `Name one: doublecheck init ${first}.`,
    })
  return first
}

function config(document: string): NewFile {
  const there = configs.find((path) => existsSync(path))
  return {
    path: there ?? 'doublecheck.config.mjs',
    text: [
      "import { defineConfig } from 'doublecheck/contracts'",
      '',
      'export default defineConfig({',
      `  documents: [${JSON.stringify(document)}],`,
      "  // target: 'https://staging.example',",
      "  // token: { env: 'API_TOKEN' }, // the variable that holds the credential",
      '})',
      '',
    ].join('\n'),
    what: 'the configuration of doublecheck verify',
  }
}

/** Writes a file where there is none, and says what became of it. */
function write({ path, text, what }: NewFile): string {
  if (existsSync(path)) return `kept     ${path}: it already exists`
  writeOutput(path, text, { folder: 'make' })
  return `written  ${path}: ${what}`
}
