/** What `npm run bench -- NAME` measures; each prints its own table and sets the exit code. */
const benchmarks = {
  http: () => import('./bench-http.ts'),
  detection: () => import('./bench-detection.ts'),
  check: () => import('./bench-check.ts'),
  effects: () => import('./bench-effects.ts'),
  scaling: () => import('./bench-scaling.ts'),
  soak: () => import('./bench-soak.ts'),
} as const satisfies Record<string, () => Promise<unknown>>

const isKnown = (name: string): name is keyof typeof benchmarks => Object.hasOwn(benchmarks, name)

const [name = 'http'] = process.argv.slice(2)
if (isKnown(name)) await benchmarks[name]()
else {
  process.stderr.write(`There is no benchmark "${name}". There are: ${Object.keys(benchmarks).join(', ')}.\n`)
  process.exitCode = 2
}
