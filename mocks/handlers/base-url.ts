import { splitTarget } from './message.ts'

/** The URL an API is below. */
export interface BaseUrl {
  /** Gives what follows the base in a URL's path, as sent; undefined where the URL is not below it. */
  readonly pathBelow: (url: string) => string | undefined
}

/**
 * Reads a base URL.
 *
 * @param text For example `http://localhost:19530`; undefined: any origin.
 * @throws {TypeError} When it is no absolute http or https URL.
 */
export function readBaseUrl(text: string | undefined): BaseUrl {
  if (text === undefined) return { pathBelow: (url) => splitTarget(url).path }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new TypeError(`The base URL "${text}" is not a URL. Include the scheme, for example "http://localhost:19530".`)
  // As `Request` writes it: lower case, without a default port.
  const { origin } = new URL(text)
  const basePath = splitTarget(text).path.replace(/\/+$/, '')
  return {
    pathBelow: (url) => {
      if (!url.startsWith(`${origin}/`)) return undefined
      const { path } = splitTarget(url)
      return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined
    },
  }
}
