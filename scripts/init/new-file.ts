/** A file that may be written. */
export interface NewFile {
  readonly path: string
  readonly text: string
  /** What it is, and what to do with it. */
  readonly what: string
}
