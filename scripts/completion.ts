import type { Command } from 'commander'
import { completionScripts, type Shell } from './completion/shells.ts'
import type { CompletedCommand } from './completion/words.ts'

/** Writes the script that completes the command line in a shell. */
export const renderCompletion = (program: Command, shell: Shell): string =>
  completionScripts[shell](program.commands.map(wordsOf))

/** A command of a command is a word of it, and its options are those of both. */
function wordsOf(command: Command): CompletedCommand {
  const all = [command, ...command.commands]
  return {
    name: command.name(),
    about: command.description(),
    words: [
      ...command.commands.map((one) => one.name()),
      ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    ],
    options: all.flatMap(({ options }) =>
      options.map(({ long, description, argChoices = [], required, optional }) => ({
        name: long ?? '',
        about: description,
        choices: argChoices,
        takesValue: required || optional,
      })),
    ),
  }
}
