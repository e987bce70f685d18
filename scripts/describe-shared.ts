import type { AnyMock } from '../mocks/index.ts'

/** Says which paths more than one document has, and where each of them is to be found all the same. */
export function describeShared(mocks: readonly AnyMock[]): string {
  const owners = new Map<string, string[]>()
  for (const { name, document } of mocks)
    for (const path of new Set(
      document.model.operations.flatMap((operation) => document.model.notations.map((base) => `${base}${operation.path}`)),
    ))
      owners.set(path, [...(owners.get(path) ?? []), name])
  const shared = [...owners].filter(([, names]) => names.length > 1)
  const [first] = shared
  if (!first) return ''
  const [path, names] = first
  const more = shared.length > 1 ? ` and ${shared.length - 1} more` : ''
  return `doublecheck mock: ${names.join(' and ')} both have ${path}${more}: ${names[0]} responds. Each is also available under its name: ${names.map((name) => `/${name}`).join(', ')}.\n`
}
