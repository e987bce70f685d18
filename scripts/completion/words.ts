/** What a shell completes after a command. */
export interface CompletedCommand {
  readonly name: string
  readonly about: string
  /** Words that may follow it, beside files. */
  readonly words: readonly string[]
  readonly options: readonly CompletedOption[]
}

/** An option that a shell completes: `--allow`, and its values where they are few. */
export interface CompletedOption {
  readonly name: string
  readonly about: string
  readonly choices: readonly string[]
  readonly takesValue: boolean
}
