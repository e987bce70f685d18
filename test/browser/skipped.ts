import type { TestModule } from 'vitest/node'

/** Folders of the tests that need a browser. */
const folders = /\/test\/(browser|console)\//

/** Says how many browser tests a run skipped; `--testNamePattern` skips too. */
export function describeSkipped(modules: readonly TestModule[]): string {
  const tests = modules.filter(({ moduleId }) => folders.test(moduleId)).flatMap(({ children }) => [...children.allTests()])
  const skipped = tests.filter((test) => test.result().state === 'skipped').length
  return skipped === 0
    ? `No browser test was skipped (${tests.length} ran).`
    : `${skipped} of ${tests.length} browser tests were SKIPPED.`
}
