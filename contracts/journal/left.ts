import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Debt } from './debt.ts'
import { isAlive, type Owner } from './owner.ts'

/** What earlier runs have left. */
export interface Left {
  readonly debts: readonly Debt[]
  /** Process ids of runs that are still at work: what they owe is theirs to put back. */
  readonly busy: readonly number[]
  /** Files that cannot be read. */
  readonly broken: readonly string[]
  /** Removes the files, once their debts are written down elsewhere. */
  readonly forget: () => void
}

/** What is in a file. */
export interface Page {
  readonly version: 1
  readonly target: string
  readonly owner: Owner
  readonly debts: readonly Debt[]
}

/**
 * Reads what other runs have left in the folder of a target.
 *
 * @param own Path of the journal that asks.
 */
export function readLeft(folder: string, own: string): Left {
  if (!existsSync(folder)) return { debts: [], busy: [], broken: [], forget: () => {} }
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && join(folder, name) !== own)
    .map((name) => join(folder, name))
    .toSorted()
  const pages = paths.map((path) => ({ path, page: readPage(path) }))
  const isBusy = (path: string, { owner }: Page) => isAlive(owner, Date.now() - statSync(path).mtimeMs)
  const dead = pages.filter(({ path, page }) => page !== undefined && !isBusy(path, page))
  return {
    debts: dead.flatMap(({ page }) => page?.debts ?? []),
    busy: pages.flatMap(({ path, page }) => (page && isBusy(path, page) ? [page.owner.pid] : [])),
    broken: pages.flatMap(({ path, page }) => (page ? [] : [path])),
    forget: () => {
      for (const { path } of dead) for (const each of [path, `${path}.tmp`]) rmSync(each, { force: true })
    },
  }
}

function readPage(path: string): Page | undefined {
  try {
    const page = JSON.parse(readFileSync(path, 'utf8')) as Page
    return page.version === 1 && Array.isArray(page.debts) ? page : undefined
  } catch {
    return undefined
  }
}
