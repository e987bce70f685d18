import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** What one process took, from its start to its end. */
export interface Cost {
  readonly seconds: number
  /** Memory at its peak. */
  readonly megabytes: number
}

/** Loaded before the program itself; it writes the peak, in kilobytes, to a pipe of its own. */
const peak = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)))',
)}`

/**
 * Runs a program in a process of its own, as from the prompt; what it prints is thrown away.
 *
 * @param args Arguments of Node.
 * @throws {Error} Where it ends with another exit code than 0.
 */
export async function runAlone(args: readonly string[]): Promise<Cost> {
  const begin = performance.now()
  const child = spawn(process.execPath, ['--conditions=source', `--import=${peak}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const kilobytes = text(child.stdio[3] as Readable)
  const said = text(child.stderr as Readable)
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - begin) / 1000
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${await said}`)
  return { seconds, megabytes: Number(await kilobytes) / 1024 }
}
