import { type Command, Option } from 'commander'
import { collect, count, list, seconds, seed, shard, url } from './arguments.ts'
import { allowReference, api, overlay, reporter } from './document-options.ts'
import { verifyHelp } from './help.ts'

/** Adds `doublecheck verify` to the program. */
export function addVerify(program: Command): void {
  const verify = program
    .command('verify')
    .description('Check that a server keeps what the documents promise; without --target, the mock.')
    .argument('[file...]', 'OpenAPI documents: paths, URLs, or - for standard input (default: the two that come along)')
    .option('--target <url>', 'the server to check', url)
    .addOption(api('control'))
    .option(...overlay)
    .option(...allowReference)
    .option('--config <file>', 'what to check and how (default: doublecheck.config.ts, .js, .mjs or .json, where there is one)')
  for (const add of [addCredentials, addTarget, addSelection, addReporting]) add(verify)
  verify.addHelpText('after', verifyHelp).action(async (files: string[], options, command) => {
    const { runConfigured } = await import('./verify.ts')
    const typed = Object.entries(options).filter(([name]) => command.getOptionValueSource(name) !== 'default')
    process.exitCode = await runConfigured({ files, flags: Object.fromEntries(typed) })
  })
}

/** Who the run is, and what it sends along. */
const addCredentials = (verify: Command): Command =>
  verify
    .addOption(new Option('--token <value>', 'the credential, without a scheme before it').env('DOUBLECHECK_TOKEN'))
    .option(
      '--auth <scheme=value>',
      'the credential for one security scheme of the document; repeatable; NAME:PASSWORD for HTTP Basic, CLIENT_ID:CLIENT_SECRET for OAuth2',
      collect,
    )
    .addOption(
      new Option(
        '--account <name:password>',
        'an account to work on where none can be created; a second one has to stay as it is',
      )
        .argParser(collect)
        .env('DOUBLECHECK_ACCOUNT'),
    )
    .option("--header <'NAME: VALUE'>", 'sent with every request, its value shown nowhere; again for another', collect)

/** How the target is treated. */
const addTarget = (verify: Command): Command =>
  verify
    .addOption(
      new Option(
        '--allow <what>',
        'what may be sent: read (only what looks), own (also what the run can undo), all (default: by target and document)',
      ).choices(['read', 'own', 'all']),
    )
    .option('--ca <file>', "certificate of the authority that signed the target's (PEM)")
    .option('--concurrency <number>', 'requests at once (default: 4 on the mock, 1 on a target)', count)
    .option(
      '--value <name=value>',
      'a value for a parameter, or operationId.NAME=VALUE for one of one operation; repeatable',
      collect,
    )
    .option('--seed <number>', 'the same names and values in every run with this number (default: new ones)', seed)
    .option('--timeout <seconds>', 'how long to wait for an answer', seconds, 3)
    .option('--restore', 'put back what an interrupted run has left on the target, and ask nothing')
    .addOption(
      new Option('--journal <folder>', "where it is written what has to be put back (default: the user's state)").env(
        'DOUBLECHECK_JOURNAL',
      ),
    )

/** Which cases are asked. */
const addSelection = (verify: Command): Command =>
  verify
    .option('--operation <id>', 'only the cases of this operation; repeatable', collect)
    .option('--exclude <id>', 'leave out the cases of this operation; repeatable', collect)
    .option('--case <text>', 'only cases with this text in their id')
    .option(
      '--only <kinds>',
      'only these kinds: examples,lifecycle,change,rules,auth,transport; state: lifecycle and change',
      list,
    )
    .option('--shard <i/n>', 'only part I of N; merge-reports makes one report of all', shard)
    .option('--list', 'show the cases and send nothing')

/** What becomes of what they find. */
const addReporting = (verify: Command): Command =>
  verify
    .option(...reporter)
    .option('--strict', 'every warning is an error')
    .option('--allow-undocumented', 'a property or status that the document does not know is a warning')
    .option('--baseline <file>', 'findings that are known and accepted: no errors')
    .option('--update-baseline', 'accept what is found: write it to the baseline')
