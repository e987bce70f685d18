import type { Place } from './place.ts'
import { objectOf } from './plain.ts'
import { textOf } from './text.ts'

/**
 * Reads the path prefixes of `servers`, each once; variables have their defaults. A slash at the end is dropped, since each path begins
 * with one, unless the same prefix is also given without it: then the document tells two ways of writing a path apart.
 *
 * @returns undefined where there are none.
 * @see {@link https://spec.openapis.org/oas/v3.1.1.html#server-object OpenAPI 3.1.1, Server Object}
 */
export function readPrefixes(holder: Place): readonly string[] | undefined {
  const prefixes = holder.items('servers').map((server) => {
    const variables = objectOf(server.fields.variables)
    const url = (server.text('url') ?? '').replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      textOf(objectOf(variables[name]).default ?? ''),
    )
    // Not `new URL`: it could not tell `https://host` from `https://host/`.
    return url.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  })
  const meant = prefixes.map((prefix) => (prefixes.includes(withoutSlash(prefix)) ? prefix : withoutSlash(prefix)))
  return prefixes.length === 0 ? undefined : [...new Set(meant)]
}

const withoutSlash = (prefix: string): string => prefix.replace(/\/$/, '')
