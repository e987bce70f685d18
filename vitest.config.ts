import { defineConfig } from 'vitest/config'

// The condition `source` makes the rooms import each other's TypeScript, as `npm run verify` and `npm run mock` do.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
})
