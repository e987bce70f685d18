import { Argument, type Command } from 'commander'
import { type Shell, shells } from './completion/shells.ts'
import { renderCompletion } from './completion.ts'
import { completionHelp } from './help.ts'

/** Adds `doublecheck completion` to the program. */
export function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('Print a script that completes the command line in a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', completionHelp)
    .action((shell: Shell) => {
      process.stdout.write(renderCompletion(program, shell))
    })
}
