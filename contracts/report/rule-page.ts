/** What a rule means, and what either side can do about a broken one. */
export interface RulePage {
  /** What is promised, as a sentence. */
  readonly means: string
  /** What the server has to do, after "change the server to": `return the documented status`. */
  readonly server: string
  /** What the document has to say instead, after "change it to": `name the status`. Absent: no document may allow it. */
  readonly document?: string
}
