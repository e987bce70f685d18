import type { Check, Scene } from './checks.ts'

/** Runs checks, each from the beginning, and gives those that do not hold, each in a line. */
export async function missesOf(name: string, checks: readonly Check[], scene: Scene): Promise<readonly string[]> {
  const misses: string[] = []
  for (const [promise, prove] of checks) {
    await scene.mock.reset()
    await prove(scene).catch((error: unknown) => misses.push(`${promise}: ${String(error).split('\n')[0]}`))
  }
  console.log(`${name}: ${checks.length - misses.length} of ${checks.length}${misses.map((miss) => `\n  ${miss}`).join('')}`)
  return misses
}
