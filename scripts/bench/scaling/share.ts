import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Process } from './processes.ts'

const periodUs = 20_000

/** Where Linux keeps the groups of processes, and how their share is written, in its two versions (cgroups(7)). */
const versions = [
  {
    root: '/sys/fs/cgroup/cpu',
    limit: (folder: string, quota: number) => {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(periodUs))
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota))
    },
  },
  {
    root: '/sys/fs/cgroup',
    limit: (folder: string, quota: number) => writeFileSync(join(folder, 'cpu.max'), `${quota} ${periodUs}`),
  },
] as const

/**
 * Gives each process a share of one core and no more, as a container with a limit has it.
 *
 * @returns Removes the limits once the processes are gone; undefined where this system lets nobody set one.
 */
export function limitEach(processes: readonly Process[], share: number): (() => void) | undefined {
  const version = versions.find(({ root }) => existsSync(root))
  if (!version) return undefined
  const folders = processes.map(({ child }) => join(version.root, `doublecheck-${child.pid}`))
  try {
    for (const [index, folder] of folders.entries()) {
      mkdirSync(folder)
      version.limit(folder, share * periodUs)
      writeFileSync(join(folder, 'cgroup.procs'), String(processes[index]?.child.pid))
    }
  } catch {
    return undefined
  }
  return () => {
    for (const folder of folders) rmdirSync(folder)
  }
}
