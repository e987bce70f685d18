import type { Deviation } from './deviation.ts'
import { auth as milvusAuth } from './milvus/auth.ts'
import { headers as milvusHeaders } from './milvus/headers.ts'
import { notation as milvusNotation } from './milvus/notation.ts'
import { robustness as milvusRobustness } from './milvus/robustness.ts'
import { shape as milvusShape } from './milvus/shape.ts'
import { state as milvusState } from './milvus/state.ts'
import { transport as milvusTransport } from './milvus/transport.ts'
import { validation as milvusValidation } from './milvus/validation.ts'
import { values as milvusValues } from './milvus/values.ts'
import { auth as uizaAuth } from './uiza/auth.ts'
import { headers as uizaHeaders } from './uiza/headers.ts'
import { notation as uizaNotation } from './uiza/notation.ts'
import { robustness as uizaRobustness } from './uiza/robustness.ts'
import { shape as uizaShape } from './uiza/shape.ts'
import { state as uizaState } from './uiza/state.ts'
import { transport as uizaTransport } from './uiza/transport.ts'
import { validation as uizaValidation } from './uiza/validation.ts'
import { values as uizaValues } from './uiza/values.ts'

/** Every server that breaks one promise. */
export const deviations: readonly Deviation[] = [
  [
    milvusShape,
    milvusTransport,
    milvusState,
    milvusValidation,
    milvusAuth,
    milvusValues,
    milvusHeaders,
    milvusNotation,
    milvusRobustness,
  ],
  [uizaShape, uizaTransport, uizaState, uizaValidation, uizaAuth, uizaValues, uizaHeaders, uizaNotation, uizaRobustness],
].flat(2)
