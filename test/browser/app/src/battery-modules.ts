import type { createMock } from 'doublecheck'

/** What a document was compiled to. */
interface Compiled {
  readonly api: Parameters<typeof createMock>[0]
}

/** The documents of the battery, by name. In the place of this file the tests put one with all of them. */
export const modules: Readonly<Record<string, () => Promise<Compiled>>> = {}
