import { isDoubtful, type Reply } from '../sequence/step.ts'

/** Something that could not be put back. */
export interface Loss {
  /** What is left behind, in words. */
  readonly what: string
  /** It is hardly there: worth a word and no more. */
  readonly unlikely?: true
  /** Nothing was said about it: to ask again later may help. */
  readonly passing?: true
}

/** Says of a loss whether nothing was said about one of the requests that would have put it back. */
export const passing = (...replies: readonly Reply[]): { readonly passing?: true } =>
  replies.some((reply) => isDoubtful(reply) || reply.reached === false) ? { passing: true } : {}

/** Whether an answer says that there is nothing to remove; one that does not let us in says nothing. */
export const isRefusal = (reply: Reply): boolean =>
  reply.outcome === 'failure' && !isDoubtful(reply) && ![401, 403, 429].includes(reply.values?.response.status ?? 0)
