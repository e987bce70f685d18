/** The oldest Node this runs on, as in `engines`. */
const oldest = [22, 12] as const

/**
 * Says why a version of Node will not do.
 *
 * @param version As in `process.versions.node`: `20.20.2`.
 */
export function findNodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined
  return `doublecheck needs Node ${oldest.join('.')} or newer; this is ${version}. See https://nodejs.org/en/download.`
}
