import { delimiter, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const packed = ['test/package/**/*.test.ts', 'test/examples/**/*.test.ts']
const browser = ['test/browser/**/*.test.ts']

const patience = (ms: number) => ({ testTimeout: ms, hookTimeout: ms })

// The condition `source` makes the rooms import each other's TypeScript, as `npm run verify` and `npm run mock` do.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Room for a busy machine, and for a slow registry where packages are installed: what is awaited comes long before.
    ...patience(300_000),
    maxWorkers: '100%',
    // A bare machine has no curl.
    env: { PATH: [process.env.PATH, resolve('test/curl')].join(delimiter) },
    projects: [
      { extends: true, test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: [...packed, ...browser] } },
      { extends: true, test: { name: 'package', include: packed, globalSetup: ['test/package/pack.ts'], ...patience(600_000) } },
      {
        extends: true,
        test: { name: 'browser', include: browser, globalSetup: ['test/browser/setup.ts'] },
      },
    ],
  },
})
