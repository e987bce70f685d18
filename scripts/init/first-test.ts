import { literal } from '../module/text.ts'
import type { FirstRequest } from './first-request.ts'
import type { Folder, Runner } from './folder.ts'
import type { NewFile } from './new-file.ts'

/** How a test is written for a runner, and how it is run. */
interface Style {
  /** First lines of the file. */
  readonly head: string
  readonly expect: (actual: string, expected: string) => string
  readonly run: string
  /** Ending of the file: with types, and without. */
  readonly endings: readonly [typed: string, plain: string]
}

const styles: Readonly<Record<Runner, Style>> = {
  vitest: {
    head: "import { expect, test } from 'vitest'",
    expect: (actual, expected) => `expect(${actual}).toBe(${expected})`,
    run: 'npx vitest run',
    endings: ['test.ts', 'test.js'],
  },
  // Its files are CommonJS or not, typed or not: a plain file that imports within the test runs in all of them.
  jest: {
    head: '',
    expect: (actual, expected) => `expect(${actual}).toBe(${expected})`,
    run: 'NODE_OPTIONS=--experimental-vm-modules npx jest',
    endings: ['test.js', 'test.js'],
  },
  playwright: {
    head: "import { expect, test } from '@playwright/test'",
    expect: (actual, expected) => `expect(${actual}).toBe(${expected})`,
    run: 'npx playwright test',
    endings: ['spec.ts', 'spec.js'],
  },
  'node:test': {
    head: "import assert from 'node:assert/strict'\nimport { test } from 'node:test'",
    expect: (actual, expected) => `assert.equal(${actual}, ${expected})`,
    run: 'node --test',
    endings: ['test.mjs', 'test.mjs'],
  },
}

/** Writes the first test: one request that the mock serves. */
export function firstTest(
  document: string,
  name: string,
  request: FirstRequest | undefined,
  { runner, typed }: Pick<Folder, 'runner' | 'typed'>,
): NewFile {
  const { head, expect, run, endings } = styles[runner]
  const options = request?.withoutCredential ? ", { authorization: 'off' }" : ''
  const asked = request
    ? [
        `  const response = await mock.fetch(new Request(${literal(`http://localhost${request.path}`)}))`,
        `  ${expect('response.status', String(request.status))}`,
      ]
    : [`  ${expect('mock.handlers.length > 0', 'true')}`]
  const lines = [
    `test(${literal(request ? `the mock serves ${request.operation}` : 'the document has a mock')}, async () => {`,
    "  const { createMock } = await import('doublecheck')",
    "  const { openapi } = await import('doublecheck/openapi')",
    `  const mock = createMock(await openapi(${literal(document)})${options})`,
    ...asked,
    '})',
    '',
  ]
  return {
    path: `test/${name}.${endings[typed ? 0 : 1]}`,
    text: [...(head === '' ? [] : [head, '']), ...lines].join('\n'),
    what: `a first test; run it with: ${run}`,
  }
}
