import { Command } from 'commander'
import { printable } from '../openapi/index.ts'
import { addCompletion } from './completion-command.ts'
import { addCheck, addExport, addGenerate, addInit, addMergeReports } from './document-commands.ts'
import { programHelp } from './help.ts'
import { addMock } from './mock-command.ts'
import { addVerify } from './verify-command.ts'
import { readVersion } from './version.ts'

/** Creates the command line: every command with its options. What a command does is loaded when it is run. */
export function createProgram(): Command {
  const program = new Command('doublecheck')
    .description('One OpenAPI document runs your mock and checks your live API.')
    .version(readVersion(), '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
    .showHelpAfterError('Run the command with --help to see every option.')
    .addHelpText('after', programHelp)
  for (const add of [addMock, addVerify, addCheck, addInit, addGenerate, addMergeReports, addExport, addCompletion]) add(program)
  return program
}
