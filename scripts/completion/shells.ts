import type { CompletedCommand, CompletedOption } from './words.ts'

/** Every shell that can be completed, and how. */
export const completionScripts = { bash, zsh, fish } as const satisfies Readonly<
  Record<string, (commands: readonly CompletedCommand[]) => string>
>
export type Shell = keyof typeof completionScripts

/** Their names. */
export const shells = Object.keys(completionScripts) as readonly Shell[]

function bash(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(({ name, words, options }) => {
    const values = options.filter(({ choices }) => choices.length > 0)
    const chosen = values.map(({ name: option, choices }) => `        ${option}) words="${choices.join(' ')}" ;;\n`).join('')
    const byOption = chosen === '' ? '' : `\n      case "$before" in\n${chosen}      esac`
    return `    ${name})\n      words="${[...words, ...options.map((one) => one.name)].join(' ')}"${byOption} ;;\n`
  })
  return `_doublecheck() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  # bash makes a word of its own of the = in --allow=own.
  [ "$current" = "=" ] && current=""
  [ "$before" = "=" ] && before="\${COMP_WORDS[COMP_CWORD-2]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('')}  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _doublecheck doublecheck
`
}

function zsh(commands: readonly CompletedCommand[]): string {
  const described = commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`)
  const cases = commands.map(({ name, words, options }) => {
    const rest = words.length > 0 ? `'*: :(${words.join(' ')})'` : "'*:file:_files'"
    return `    ${name}) _arguments ${[...options.map(zshOption), rest].join(' \\\n      ')} ;;`
  })
  return `#compdef doublecheck
_doublecheck() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _doublecheck doublecheck
`
}

function zshOption({ name, about, choices, takesValue }: CompletedOption): string {
  const description = about.replaceAll(/[[\]:]/g, String.raw`\$&`)
  const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : ':value:_files'
  return quoted(`*${name}${takesValue ? '=' : ''}[${description}]${takesValue ? value : ''}`)
}

function fish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, about, words, options }) => [
    `complete -c doublecheck -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`,
    ...words.map((word) => `complete -c doublecheck -n '__fish_seen_subcommand_from ${name}' -f -a ${word}`),
    ...options.map((option) => fishOption(name, option)),
  ])
  return `${lines.join('\n')}\n`
}

function fishOption(command: string, { name, about, choices, takesValue }: CompletedOption): string {
  const value = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takesValue ? ' -r' : ''
  return `complete -c doublecheck -n '__fish_seen_subcommand_from ${command}' -l ${name.slice(2)} -d ${quoted(about)}${value}`
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
