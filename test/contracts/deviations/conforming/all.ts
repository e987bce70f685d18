import type { ApiName, Variant } from '../deviation.ts'
import { cautious } from './cautious.ts'
import { overHttp } from './http.ts'
import { milvusVariants } from './milvus.ts'
import { travelling } from './travelling.ts'
import { uizaVariants } from './uiza.ts'

const ofEither = (['milvus', 'uiza'] as const satisfies readonly ApiName[]).flatMap((api): readonly Variant[] => [
  ...[...travelling, ...overHttp].map((row) => ({ api, ...row })),
  ...cautious(api),
])

/** Every server that keeps its promises in another way than the mock. */
export const variants: readonly Variant[] = [...ofEither, ...milvusVariants, ...uizaVariants]
