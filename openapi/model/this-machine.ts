/**
 * Says whether a host can only be this machine: `localhost` and names below it, 127.0.0.0/8, `::1`, and these as IPv4 inside IPv6.
 *
 * @param host As in a URL, in the header `Host` or on a command line: with or without a port, IPv6 with or without brackets.
 * @see {@link https://www.rfc-editor.org/rfc/rfc6761#section-6.3 RFC 6761, localhost}
 */
export function isThisMachine(host: string): boolean {
  const name = hostname(host)
  return name !== undefined && /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\])$/.test(name)
}

/** Takes the brackets off an IPv6 address; any other host is as it is. */
export const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** As `URL` writes it, which knows every way to write an address; undefined for what is not a host. */
function hostname(host: string): string | undefined {
  // Nothing that ends a host, or stands before one, in a URL.
  if (!/^[\w.:[\]-]+$/.test(host)) return undefined
  const isBareAddress = /:.*:/.test(host) && !host.startsWith('[')
  const url = `http://${isBareAddress ? `[${host}]` : host}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined
}
