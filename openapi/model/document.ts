import type { Change } from './changes.ts'
import type { JsonObject, Model, Pointer } from './model.ts'

/** One thing that is wrong with a document. */
export interface Problem {
  readonly what: string
  /** Place in the file: `openapi/milvus.yaml:42:9`. */
  readonly where: string
  /** What to do about it. */
  readonly next: string
}

/** A loaded document: its model and what can be asked about it. */
export interface Document {
  /** As shown to people: `openapi/milvus.yaml`. */
  readonly file: string
  readonly model: Model
  /**
   * Judges a value by the schema at a place of the document.
   *
   * @param schema Place of the schema.
   * @param direction Which way the value travels: a request need not have what is `readOnly`, nor a response what is `writeOnly`.
   * @returns Every broken rule; the empty list when the value keeps them all. The list is empty as well as cheap to get: 0.1 µs. A
   *   schema that cannot be used is kept by every value.
   */
  readonly validate: (schema: Pointer, value: unknown, direction?: 'request' | 'response') => readonly Violation[]
  /** The same for a value that is judged once: quicker the first time, slower after it. Absent where `validate` is as quick. */
  readonly explain?: Document['validate']
  /**
   * Whether a value keeps a schema, told without making the schema ready for use; undefined where that cannot be told so. Absent where
   * there is nothing to make ready.
   */
  readonly keeps?: (schema: Pointer, value: unknown, direction?: 'request' | 'response') => boolean | undefined
  /** Why a schema cannot be used; undefined where it can. */
  readonly brokenSchema: (schema: Pointer) => string | undefined
  /** Forgets the schemas that were made ready for use, of which a large document has thousands. Absent where there are none. */
  readonly release?: () => void
  /** Where a place of the document stands in its file: `openapi/milvus.yaml:42:9`. */
  readonly locate: (pointer: Pointer) => string
  /** What is wrong with the text and does not keep it from being read; absent where it was read when the package was built. */
  readonly listProblems?: () => readonly Problem[]
  /** The other files it was read from, or would have been: what its references lead to, and its overlays. Absent where it was built. */
  readonly others?: readonly URL[]
  /** The document as it is written, before it was read as 3.1; absent where it was built. */
  readonly written?: () => Written
  /** The same document with the schemas of a profile (`x-profiles`) in the place of its own. */
  readonly profile: (name: string) => Document
}

/** A document in its own edition, as its file has it: what lies in other files is not in it. */
export interface Written {
  readonly version: '2.0' | '3.0' | '3.1' | '3.2'
  readonly root: JsonObject
  /**
   * Says changes of the document as it is read in what is written.
   *
   * @param root As it is written, with every earlier change.
   * @returns The same with these, and all that changes in what is read; undefined where its file or its edition cannot say so.
   */
  readonly change: (
    root: JsonObject,
    changes: readonly Change[],
  ) => { readonly root: JsonObject; readonly changes: readonly Change[] } | undefined
}

/** A rule of a schema that a value breaks. */
export interface Violation {
  /** Place in the value, as JSON Pointer: `/newPassword`. For a missing property, the place where it is missing. */
  readonly at: string
  /** Keyword of JSON Schema: `minLength`. */
  readonly keyword: string
  /** Place of the keyword in the document: `#/components/schemas/NewPassword/minLength`, followed through every `$ref`. */
  readonly rule: Pointer
  /** Missing or unexpected property, where the keyword is about one. */
  readonly property?: string
  /** The keyword's own value: `8`. */
  readonly expected: unknown
  /** The value that breaks the rule. */
  readonly actual: unknown
  /** In words: `must NOT have fewer than 8 characters`. */
  readonly message: string
}
