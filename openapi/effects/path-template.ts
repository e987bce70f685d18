/** A path template, taken apart. */
export interface PathTemplate {
  readonly segments: readonly string[]
  /** What every segment's end has beside its name: `.json`. */
  readonly suffix: string
}

/** Takes a path template apart: `/users/{userId}/posts` has three segments. A slash at its end does not count. */
export function parseTemplate(path: string): PathTemplate {
  const suffix = /(?<=[^/])\.(json|xml|yaml)$/.exec(path)?.[0] ?? ''
  const text = suffix === '' ? path : path.slice(0, -suffix.length)
  return { segments: text.split('/').filter((segment) => segment !== ''), suffix }
}

/** Writes a template with the same suffix; the root is `/`. */
export const writeTemplate = (segments: readonly string[], suffix: string): string => `/${segments.join('/')}${suffix}`

/** Name of the parameter that is a whole segment: `petId` of `{petId}`. */
export const parameterOf = (segment: string | undefined): string | undefined => /^\{([^{}]+)\}$/.exec(segment ?? '')?.[1]

/** The fixed segment a path ends with, in camel case: `orderItems` of `/shops/{id}/order-items`. */
export function nameOf(segments: readonly string[]): string {
  const last = segments.findLast((segment) => !segment.includes('{')) ?? 'items'
  const words = last.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return words
    .map((word, index) =>
      index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join('')
}

/** A name without its case and separators: `customer_id`, `customerId` and `customer-id` are one. */
export const plainName = (name: string): string => name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase()

/** The singular of an English plural, as names of collections form it: `categories` → `category`. */
export function singularOf(name: string): string {
  if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y')
  if (/(s|x|z|ch|sh)es$/i.test(name)) return name.replace(/es$/i, '')
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name
}

/** The last word of a name: `slug` of `team_slug`, `Id` of `petId`. */
export const lastWord = (name: string): string => /(?:[A-Z]?[a-z0-9]+|[A-Z]+)$/.exec(name)?.[0] ?? name
