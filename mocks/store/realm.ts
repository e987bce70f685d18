/**
 * Runs a task in which `structuredClone` gives objects of this realm.
 *
 * Jest and Vitest's `vmThreads` run a test in a realm of its own and lend it the host's `structuredClone`: its copies have the host's
 * `Object.prototype`. `@msw/data` copies a record so, and then refuses it, as it takes only its own realm's plain objects for data.
 *
 * @param task Only its synchronous part is reached: whoever runs next finds `structuredClone` as it was.
 */
export function inThisRealm<Value>(task: () => Value): Value {
  const lent = globalThis.structuredClone
  if (lent({}) instanceof Object) return task()
  const before = Object.getOwnPropertyDescriptor(globalThis, 'structuredClone')
  const value: typeof lent = (given, options) => adopt(lent(given, options))
  Object.defineProperty(globalThis, 'structuredClone', { configurable: true, writable: true, value })
  try {
    return task()
  } finally {
    if (before) Object.defineProperty(globalThis, 'structuredClone', before)
    else Reflect.deleteProperty(globalThis, 'structuredClone')
  }
}

/** Makes the objects and lists of a fresh copy this realm's. */
function adopt<Copy>(copy: Copy): Copy {
  if (typeof copy !== 'object' || copy === null) return copy
  const isPlain = Object.prototype.toString.call(copy) === '[object Object]'
  const own = Array.isArray(copy) ? Array.prototype : isPlain && Object.prototype
  // What has it already was here before: a record may contain itself.
  if (!own || Object.getPrototypeOf(copy) === own) return copy
  Object.setPrototypeOf(copy, own)
  Object.values(copy).forEach(adopt)
  return copy
}
