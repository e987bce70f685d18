#!/usr/bin/env node
// As a whole: an older Node has no `enableCompileCache`, and would end before it could be told what it lacks.
import * as nodeModule from 'node:module'
import { Command, CommanderError, Option } from 'commander'
import { printable } from '../openapi/index.ts'
import { allowReference, api, overlay, reporter } from './document-options.ts'
import { generateHelp, mockHelp, programHelp } from './help.ts'
import { findNodeProblem } from './node-version.ts'
import { guardOutput } from './output-stream.ts'
import { addVerify } from './verify-command.ts'
import { readVersion } from './version.ts'

const nodeProblem = findNodeProblem(process.versions.node)
if (nodeProblem !== undefined) {
  process.stderr.write(`${nodeProblem}\n`)
  process.exit(2)
}
nodeModule.enableCompileCache?.()
guardOutput()

const program = new Command('doublecheck')
  .description('One set of OpenAPI documents runs a stateful mock and checks the live API.')
  .version(readVersion(), '-v, --version', 'show the version')
  .helpOption('-h, --help', 'show this help')
  .helpCommand('help [command]', 'show the help of a command')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
  .showHelpAfterError('Add --help for every option.')
  .addHelpText('after', programHelp)

addVerify(program)

program
  .command('mock')
  .description('Serve a stateful mock over HTTP.')
  .argument('[file...]', 'OpenAPI documents: paths, URLs, or - for standard input (default: the two that come along)')
  .addOption(api())
  .option('--port <number>', 'port to listen on', Number, 4010)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .addOption(new Option('--scenario <name>', 'state to start from').choices(['documented', 'empty']).default('documented'))
  .addOption(
    new Option('--authorization <how>', 'whether a credential is asked for (default: as documented)').choices([
      'optional',
      'required',
      'off',
    ]),
  )
  .option(...overlay)
  .option(...allowReference)
  .option('--seed <text>', 'make the same records, values and ids in every run')
  .option('--no-operations', 'leave FILE.operations.ts, which lies beside a document, alone')
  .option('--watch', 'serve an edited document as soon as it is saved; the state stays')
  .option('--delay <ms>', 'wait before every answer', Number, 0)
  .option('--tls', 'serve HTTPS with a self-signed certificate for 127.0.0.1 and localhost')
  .option('--tls-cert <file>', "one's own certificate, as PEM (with --tls-key)")
  .option('--tls-key <file>', 'its key, as PEM')
  .addOption(
    new Option('--password-policy <rule>', 'Milvus: whose rule a new password keeps, the page’s or the engine’s')
      .choices(['documented', 'server'])
      .default('documented'),
  )
  .addOption(new Option('--success-code <code>', 'Milvus: the code of a success').choices(['0', '200']).default('0'))
  .addHelpText('after', mockHelp)
  .action(async (files: string[], options) => {
    const { runMock } = await import('./mock.ts')
    process.exitCode = await runMock(files, options)
    // Answers that are still held back for somebody who is gone.
    setTimeout(() => process.exit(), 100).unref()
  })

program
  .command('check')
  .description('Show what is understood of a document, and what would let Doublecheck do more with it.')
  .argument('<file...>', 'OpenAPI documents: paths, URLs, or - for standard input')
  .option('--json', 'everything, as JSON')
  .option(...overlay)
  .option(...allowReference)
  .action(async (files: string[], options) => {
    const { runCheck } = await import('./check.ts')
    process.exitCode = await runCheck(files, options)
  })

program
  .command('generate')
  .description('Write a document as a TypeScript module: for tests and pages, with types for its operations, records and names.')
  .argument('<file>', 'OpenAPI document: path, URL, or - for standard input')
  .requiredOption('--output <file>', 'the module to write: src/pets.ts')
  .option('--name <name>', 'name of the API (default: that of the module)')
  .option('--check', 'write nothing; exit 1 where the module is not what the document says')
  .option(...overlay)
  .option(...allowReference)
  .addHelpText('after', generateHelp)
  .action(async (file: string, options) => {
    const { runGenerate } = await import('./generate-module.ts')
    process.exitCode = await runGenerate(file, options)
  })

program
  .command('merge-reports')
  .description('Make one report of the JSON reports of the shards of a run.')
  .argument('<file...>', 'what verify --shard=I/N --reporter=json=FILE has written')
  .option(...reporter)
  .action(async (files: string[], options) => {
    const { runMergeReports } = await import('./merge-reports.ts')
    process.exitCode = await runMergeReports(files, options)
  })

program
  .command('export')
  .description('Writes what the documents say in the words of other tools.')
  .command('arazzo')
  .description('Writes the examples as workflows of Arazzo 1.0.1, for other runners.')
  .argument('[file...]', 'OpenAPI documents: paths, URLs, or - for standard input (default: the two that come along)')
  .addOption(api())
  .option(...overlay)
  .option(...allowReference)
  .option('--output <file>', 'where to (default: the terminal); JSON if it ends in .json, else YAML')
  .action(async (files: string[], options) => {
    const { runExportArazzo } = await import('./export.ts')
    process.exitCode = await runExportArazzo(files, options)
  })

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  process.stderr.write(printable(`${error instanceof Error ? error.message : String(error)}\n`))
  return (error as { exitCode?: number }).exitCode ?? 2
}
