/**
 * Says whether a value is still to come.
 *
 * `instanceof` knows neither a promise of another realm nor, where a library has replaced `Promise`, that of an async function.
 */
export function isPending<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as Partial<Promise<Value>> | undefined)?.then === 'function'
}
