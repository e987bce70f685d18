import type { Document } from '#openapi'
import { milvusDocument } from '#openapi/milvus'
import { changing, honest } from '../changing.ts'
import type { Deviation } from '../deviation.ts'
import { forgiving, stricter } from '../mocks.ts'

const inBytes = milvusDocument().profile('server')
const lengthOf = (value: unknown): number => (typeof value === 'string' ? Array.from(value).length : 0)
/** The mock, by another edition of its document. */
const reading = (document: Document) => () => ({ mock: changing('milvus', honest, { document }) })

const byEngine = { documents: [inBytes], selection: { operation: 'updatePassword' } }

/** Servers that count characters, or nothing, where the document counts bytes. */
export const byteRows: readonly Omit<Deviation, 'api' | 'family'>[] = [
  {
    name: 'characters are counted where bytes are promised, at the most',
    severity: 'warning',
    rules: ['rule/constraint'],
    says: /newPassword x-max-bytes: 257 bytes in 172 characters is accepted/,
    asked: byEngine,
    break: reading(
      forgiving(inBytes, '/update_password', ({ keyword, actual }) => keyword === 'x-max-bytes' && lengthOf(actual) <= 256),
    ),
  },
  {
    name: 'characters are counted where bytes are promised, at the least',
    rules: ['rule/accept'],
    says: /whose newPassword has 6 bytes in 4 characters/,
    asked: byEngine,
    break: reading(
      stricter(inBytes, '/newPassword', '#/components/schemas/EnginePassword/x-min-bytes', (value) => lengthOf(value) < 6),
    ),
  },
  {
    name: '5 bytes are accepted',
    severity: 'warning',
    rules: ['rule/constraint'],
    says: /newPassword x-min-bytes: 5 bytes is accepted/,
    asked: byEngine,
    break: reading(
      forgiving(inBytes, '/update_password', ({ keyword, actual }) => keyword === 'x-min-bytes' && lengthOf(actual) === 5),
    ),
  },
]
