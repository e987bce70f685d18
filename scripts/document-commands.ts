import type { Command } from 'commander'
import { allowReference, api, file, files, overlay, reporter } from './document-options.ts'
import { checkHelp, exportHelp, generateHelp, initHelp, mergeHelp } from './help.ts'

/** Adds `doublecheck check` to the program. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('Show what Doublecheck understands of a document, and what would help it do more.')
    .argument('<file...>', files)
    .option('--json', 'print everything as JSON')
    .option(...overlay)
    .option(...allowReference)
    .addHelpText('after', checkHelp)
    .action(async (files: string[], options) => {
      const { runCheck } = await import('./check.ts')
      process.exitCode = await runCheck(files, options)
    })
}

/** Adds `doublecheck init` to the program. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description('Write a configuration, a first test and a CI workflow for the project in this folder. Existing files are kept.')
    .argument('[file]', `${file} (default: the one in this folder)`)
    .addHelpText('after', initHelp)
    .action(async (file: string | undefined) => {
      const { runInit } = await import('./init.ts')
      process.exitCode = await runInit(file)
    })
}

/** Adds `doublecheck generate` to the program. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('Write a document as a TypeScript module for tests and pages, with types for its operations and records.')
    .argument('<file>', file)
    .requiredOption('--output <file>', 'the module to write, for example src/pets.ts')
    .option('--name <name>', 'name of the API (default: from the name of the module)')
    .option('--check', 'write nothing; exit 1 if the module is out of date')
    .option(...overlay)
    .option(...allowReference)
    .addHelpText('after', generateHelp)
    .action(async (file: string, options) => {
      const { runGenerate } = await import('./generate-module.ts')
      process.exitCode = await runGenerate(file, options)
    })
}

/** Adds `doublecheck merge-reports` to the program. */
export function addMergeReports(program: Command): void {
  program
    .command('merge-reports')
    .description('Merge the JSON reports of the shards of a run into one report.')
    .argument('<file...>', 'JSON reports, written by verify --shard=I/N --reporter=json=FILE')
    .addOption(reporter())
    .addHelpText('after', mergeHelp)
    .action(async (files: string[], options) => {
      const { runMergeReports } = await import('./merge-reports.ts')
      process.exitCode = await runMergeReports(files, options)
    })
}

/** Adds `doublecheck export` to the program. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description("Write a document's examples in the format of another tool.")
    .command('arazzo')
    .description('Write the examples as Arazzo 1.0.1 workflows.')
    .argument('[file...]', `${files} (default: the included APIs)`)
    .addOption(api())
    .option(...overlay)
    .option(...allowReference)
    .option('--output <file>', 'file to write (default: standard output); JSON if it ends in .json, else YAML')
    .addHelpText('after', exportHelp)
    .action(async (files: string[], options) => {
      const { runExportArazzo } = await import('./export.ts')
      process.exitCode = await runExportArazzo(files, options)
    })
}
