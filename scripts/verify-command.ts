import { type Command, Option } from 'commander'
import { collect, count, list, seconds, seed, shard, url } from './arguments.ts'
import { allowReference, api, files as filesArgument, overlay, reporter } from './document-options.ts'
import { verifyHelp } from './help.ts'

/** Adds `doublecheck verify` to the program. */
export function addVerify(program: Command): void {
  const verify = program
    .command('verify')
    .description('Check that a server does what the documents promise. Without --target, check the mock.')
    .argument('[file...]', `${filesArgument} (default: the included APIs)`)
    .option('--target <url>', 'the server to check', url)
    .addOption(api('control'))
    .option(...overlay)
    .option(...allowReference)
    .option('--config <file>', 'configuration file (default: doublecheck.config.ts, .js, .mjs or .json, if there is one)')
  for (const add of [addCredentials, addTarget, addSelection, addReporting]) add(verify)
  verify.addHelpText('after', verifyHelp).action(async (files: string[], options, command) => {
    const { runConfigured } = await import('./verify.ts')
    const typed = Object.entries(options).filter(([name, value]) => isGiven(command.getOptionValueSource(name), value))
    process.exitCode = await runConfigured({ files, flags: Object.fromEntries(typed) })
  })
}

/** Whether an option was given. A variable that is set to nothing is what CI makes of a secret that does not exist. */
export const isGiven = (source: string | undefined, value: unknown): boolean =>
  source !== 'default' && !(source === 'env' && [value].flat().every((one) => one === ''))

/** Who the run is, and what it sends along. */
const addCredentials = (verify: Command): Command =>
  verify
    .addOption(new Option('--token <value>', 'the credential, without its scheme: no "Bearer "').env('DOUBLECHECK_TOKEN'))
    .option(
      '--auth <scheme=value>',
      'credential for one security scheme of the document: NAME:PASSWORD for HTTP Basic, CLIENT_ID:CLIENT_SECRET for OAuth2; repeatable',
      collect,
    )
    .addOption(
      new Option(
        '--account <name:password>',
        'account to work on where none can be created; a second one must stay unchanged; repeatable',
      )
        .argParser(collect)
        .env('DOUBLECHECK_ACCOUNT'),
    )
    .option("--header <'NAME: VALUE'>", 'header to send with every request; its value is never shown; repeatable', collect)

/** How the target is treated. */
const addTarget = (verify: Command): Command =>
  verify
    .addOption(
      new Option(
        '--allow <what>',
        'what may be sent: read (nothing that changes anything), own (also what the run can undo), all (default: depends on target and document)',
      ).choices(['read', 'own', 'all']),
    )
    .option('--ca <file>', 'certificate authority to trust (PEM)')
    .option('--concurrency <number>', 'parallel requests (default: 4 on the mock, 1 on a target)', count)
    .option('--value <name=value>', 'value of a parameter, or of one operation with operationId.NAME=VALUE; repeatable', collect)
    .option('--seed <number>', 'use the same names and values in every run with this number (default: new ones)', seed)
    .option('--timeout <seconds>', 'how long to wait for a response', seconds, 3)
    .option('--restore', 'undo what an interrupted run left behind; run no checks')
    .addOption(
      new Option('--journal <folder>', 'folder for the undo log (default: your state folder)').env('DOUBLECHECK_JOURNAL'),
    )

/** Which cases are asked. */
const addSelection = (verify: Command): Command =>
  verify
    .option('--operation <id>', 'check only this operation; repeatable', collect)
    .option('--exclude <id>', 'leave out this operation; repeatable', collect)
    .option('--case <text>', 'check only the cases with this text in their id')
    .option(
      '--only <kinds>',
      'check only these kinds, comma-separated: examples, lifecycle, change, rules, auth, transport; state: lifecycle and change',
      list,
    )
    .option('--shard <i/n>', 'check only part I of N; see merge-reports', shard)
    .option('--list', 'list the cases and send nothing')

/** What becomes of what they find. */
const addReporting = (verify: Command): Command =>
  verify
    .addOption(reporter())
    .option('--verbose', 'show each case, not only each operation')
    .option('--strict', 'treat warnings as errors')
    .option('--allow-undocumented', 'only warn about undocumented properties, bodies, and statuses')
    .option('--baseline <file>', 'file with known findings, which are not errors')
    .option('--update-baseline', 'write the findings of this run to the baseline')
