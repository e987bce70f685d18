import { msw } from 'msw/vite'
import { defineConfig } from 'vite'

// Serves the worker's script, but not in production. With msw 2, leave it out and run `npx msw init public` once.
export default defineConfig(({ mode }) => ({ plugins: mode === 'production' ? [] : [msw({ mode: 'worker-only' })] }))
