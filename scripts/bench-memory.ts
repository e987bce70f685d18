import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Row } from './bench/row.ts'

const kinds = ['a mock of milvus', 'a mock of 100 operations', 'a sandbox after one read', 'a record of 100 bytes'] as const
const file = fileURLToPath(new URL('bench/memory.ts', import.meta.url))

/** Heap that one more of a kind takes. */
export async function* rows(): AsyncGenerator<Row> {
  for (const kind of kinds) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--conditions=source', file, kind])
    yield { name: `memory, ${kind}`, unit: 'kB', ours: Number(stdout) }
  }
}
