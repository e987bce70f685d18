import type { CatalogOperation } from '../catalog.ts'

/** Operations that belong together. */
export interface OperationGroup {
  readonly name: string
  readonly operations: readonly CatalogOperation[]
}

/** Few enough to be seen at once. */
const few = 30

/** Groups operations by their first tag; many that have none, by what their path is about. */
export function groupsOf(operations: readonly CatalogOperation[]): readonly OperationGroup[] {
  const tagged = operations.some(({ tags }) => tags.length > 0)
  if (!tagged && operations.length <= few) return [{ name: '', operations }]
  const nameOf = ({ tags, path }: CatalogOperation) => (tagged ? (tags[0] ?? 'other') : subjectOf(path))
  return [...Map.groupBy(operations, nameOf)].map(([name, group]) => ({ name, operations: group }))
}

/** `/v1/customers/{id}` is about `customers`. */
const subjectOf = (path: string): string =>
  path.split('/').find((part) => part !== '' && !/^(api|v\d[\d.]*|\{.*\})$/i.test(part)) ?? '/'

/** Whether an operation is about what was typed: its id, method, path, summary or tags. */
export const isAbout = ({ id, method, path, summary, tags }: CatalogOperation, text: string): boolean =>
  `${id} ${method} ${path} ${summary} ${tags.join(' ')}`.toLowerCase().includes(text.trim().toLowerCase())
