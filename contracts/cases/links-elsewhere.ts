import { type Link, type Operation, successOf } from '#openapi'

/** Lists the Links of a change's success that lead to other operations. */
export function linksElsewhere(operation: Operation): readonly Link[] {
  const own = [operation.id, operation.alternativeOf]
  return (successOf(operation)?.links ?? []).filter(({ operationId }) => !own.includes(operationId))
}
