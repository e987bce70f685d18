import type { Problem } from '../model/document.ts'

export type { Problem } from '../model/document.ts'

/**
 * Why a document cannot be used: the file cannot be read (`unreadable`), is not YAML or JSON (`syntax`), is not OpenAPI
 * (`version`), or breaks a rule of the offline checks (`broken`). All problems are reported at once.
 */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: 'unreadable' | 'syntax' | 'version' | 'overlay' | 'broken'
  readonly problems: readonly Problem[]

  constructor(code: DocumentError['code'], problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(({ what, where, next }) => `${where} ${what}\n  ${next}`).join('\n'), options)
    this.code = code
    this.problems = problems
  }
}
