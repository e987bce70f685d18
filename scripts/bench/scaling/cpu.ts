import { readdirSync, readFileSync } from 'node:fs'
import type { Process } from './processes.ts'

/** Milliseconds of one tick, in which Linux counts. */
const tickMs = 10

interface Stat {
  readonly parent: number
  readonly ms: number
}

/** Reads what a process has taken (proc(5), `/proc/PID/stat`); undefined where it is gone. */
function statOf(pid: number): Stat | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * tickMs }
  } catch {
    return undefined
  }
}

/** Milliseconds of CPU that some processes and their children have taken so far. */
export function cpuMsOf(processes: readonly Process[]): number {
  const own = new Set(processes.map(({ child }) => child.pid))
  let total = 0
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = statOf(Number(name))
    if (stat && (own.has(Number(name)) || own.has(stat.parent))) total += stat.ms
  }
  return total
}

/** Milliseconds of CPU that this process has taken so far. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
