import type { Model, Operation } from '#openapi'

/** What a path leads to. */
export interface Match<Route> {
  readonly route: Route
  /** Values of the path's parameters, decoded. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Finds what a method and a raw path lead to. */
export type Router<Route> = (method: string, path: string) => Match<Route> | undefined

/**
 * Creates a router: one look-up for literal paths; a template is compared segment by segment, and a literal path wins over it.
 *
 * @param notations Prefixes a path may be written with.
 */
export function createRouter<Route>(
  notations: readonly string[],
  routes: readonly { readonly method: string; readonly path: string; readonly route: Route }[],
): Router<Route> {
  const literal = new Map<string, Match<Route>>()
  const templates: { readonly method: string; readonly segments: readonly string[]; readonly route: Route }[] = []
  for (const prefix of notations) {
    for (const { method, path, route } of routes) {
      if (path.includes('{')) templates.push({ method, segments: `${prefix}${path}`.split('/'), route })
      else literal.set(`${method} ${prefix}${path}`, { route, parameters: {} })
    }
  }
  return (method, path) => {
    const match = literal.get(`${method} ${path}`)
    if (match || templates.length === 0) return match
    const actual = path.split('/')
    for (const template of templates) {
      const parameters = template.method === method ? matchSegments(template.segments, actual) : undefined
      if (parameters) return { route: template.route, parameters }
    }
    return undefined
  }
}

function matchSegments(expected: readonly string[], actual: readonly string[]): Record<string, string> | undefined {
  if (expected.length !== actual.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const text = actual[index] ?? ''
    const name = /^\{(.+)\}$/.exec(segment)?.[1]
    if (name === undefined && segment !== text) return undefined
    if (name !== undefined && text === '') return undefined
    if (name !== undefined) parameters[name] = decode(text)
  }
  return parameters
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Says which paths a mock keeps from everybody else: those beside its operations, and everything below. So what is a typing error is
 * answered, and another part of the same API is left to others.
 *
 * @returns Path prefixes without a slash at the end.
 */
export function handledPrefixes({ notations, operations }: Model): readonly string[] {
  const paths = operations.map((operation) => literalSegments(operation).join('/'))
  const own = paths.map((path) => {
    const parent = path.slice(0, path.lastIndexOf('/'))
    return parent === '' || paths.some((other) => other.startsWith(`${path}/`)) ? path : parent
  })
  return notations.flatMap((prefix) => [...new Set(own)].map((path) => `${prefix}${path}`))
}

/**
 * Says which paths belong to an API where several share a host: those its operations have in common, and everything below.
 *
 * @returns Path prefixes, one per notation, without a slash at the end.
 */
export function ownedPrefixes({ notations, operations }: Model): readonly string[] {
  const common = operations.map(literalSegments).reduce((one, other) => {
    const end = one.findIndex((segment, index) => segment !== other[index])
    return end === -1 ? one : one.slice(0, end)
  })
  return notations.map((prefix) => `${prefix}${common.join('/')}`)
}

function literalSegments({ path }: Operation): readonly string[] {
  const segments = path.split('/')
  const template = segments.findIndex((segment) => segment.includes('{'))
  return template === -1 ? segments : segments.slice(0, template)
}

/** Says whether a raw path is one of the prefixes or below. */
export function owns(prefixes: readonly string[], path: string): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix) && (path.length === prefix.length || path[prefix.length] === '/'))
}
