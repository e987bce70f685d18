/** A step of a JSON Patch, RFC 6902. */
export interface PatchStep {
  readonly op: 'add' | 'remove' | 'replace' | 'test'
  /** Within the record: `/name`; the empty string for all of it. */
  readonly path: string
  readonly value?: unknown
}

/** Writes a name so that it can stand in a JSON Pointer. */
export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
