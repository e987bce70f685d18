import type { Model, Operation } from '../model/model.ts'
import { nameOf, parameterOf, parseTemplate, singularOf, writeTemplate } from './path-template.ts'

/** What stands at one path: its operations by method. */
export interface PathOperations {
  readonly path: string
  readonly segments: readonly string[]
  readonly suffix: string
  readonly methods: ReadonlyMap<string, Operation>
}

/** The paths of a collection: where it is listed and added to, and where one of its records is. */
export interface Site {
  readonly path: string
  readonly name: string
  /** Path parameters around it. */
  readonly within: readonly string[]
  readonly whole?: PathOperations
  readonly item?: PathOperations
  /** Path parameter of a record. */
  readonly parameter?: string
}

/** Groups the operations of a document by their paths. */
export function pathsOf({ operations }: Pick<Model, 'operations'>): ReadonlyMap<string, PathOperations> {
  const paths = new Map<string, PathOperations & { readonly methods: Map<string, Operation> }>()
  for (const operation of operations) {
    const { segments, suffix } = parseTemplate(operation.path)
    const key = writeTemplate(segments, suffix)
    const known = paths.get(key) ?? { path: operation.path, segments, suffix, methods: new Map<string, Operation>() }
    if (!known.methods.has(operation.method)) known.methods.set(operation.method, operation)
    paths.set(key, known)
  }
  return paths
}

/**
 * Finds the collections by their paths: `/things` beside `/things/{id}`, or beside `/thing/{id}`. A path is one's whole where it is listed or added to, and
 * records are read, replaced, updated or removed one segment below; or where a record is changed there that nobody lists.
 */
export function findSites(paths: ReadonlyMap<string, PathOperations>): readonly Site[] {
  const sites: Site[] = []
  const plurals = pluralsOf(paths)
  for (const item of paths.values()) {
    const parameter = parameterOf(item.segments.at(-1))
    if (parameter === undefined || item.segments.length < 2 || !hasAny(item, itemMethods)) continue
    const above = item.segments.slice(0, -1)
    // `/{owner}/{repo}`: what stands above is a record, no collection.
    if (parameterOf(above.at(-1)) !== undefined && !paths.has(writeTemplate(above, item.suffix))) continue
    const same = paths.get(writeTemplate(above, item.suffix)) ?? paths.get(writeTemplate(above, ''))
    const whole = same && opensOne(same) ? same : plurals.get(writeTemplate(above, item.suffix))
    const opens = whole !== undefined
    // A record that is only read belongs to nobody's list: what it would be is not known.
    const isChanged = ['PUT', 'PATCH', 'DELETE'].some((method) => item.methods.has(method))
    if (!opens && !isChanged) continue
    sites.push({ ...siteAt(whole?.segments ?? above, item.suffix), ...(opens ? { whole } : {}), item, parameter })
  }
  return sites
}

/** Paths that are listed or added to and end in a plural, by the same path in the singular: `/silences` by `/silence`. */
function pluralsOf(paths: ReadonlyMap<string, PathOperations>): ReadonlyMap<string, PathOperations> {
  const plurals = [...paths.values()].flatMap((path) => {
    const last = path.segments.at(-1) ?? ''
    const singular = singularOf(last)
    return singular === last || !opensOne(path)
      ? []
      : [[writeTemplate([...path.segments.slice(0, -1), singular], path.suffix), path] as const]
  })
  return new Map(plurals)
}

const opensOne = (path: PathOperations): boolean => hasAny(path, ['POST', 'GET'])

const itemMethods = ['GET', 'PUT', 'PATCH', 'DELETE']

const hasAny = ({ methods }: PathOperations, wanted: readonly string[]): boolean => wanted.some((method) => methods.has(method))

/** The site of a collection at a path. */
export function siteAt(segments: readonly string[], suffix: string): Pick<Site, 'path' | 'name' | 'within'> {
  return {
    path: writeTemplate(segments, suffix),
    name: nameOf(segments),
    within: segments.flatMap((segment) => [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)),
  }
}
