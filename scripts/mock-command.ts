import { type Command, Option } from 'commander'
import { allowReference, api, files, overlay } from './document-options.ts'
import { mockHelp } from './help.ts'

/** Adds `doublecheck mock` to the program. */
export function addMock(program: Command): void {
  const mock = program
    .command('mock')
    .description('Serve a stateful mock over HTTP.')
    .argument('[file...]', `${files} (default: the included APIs)`)
    .addOption(api())
    .option('--port <number>', 'port to listen on; 0 for any free port', Number, 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
  for (const add of [addState, addTls, addMilvus]) add(mock)
  mock.addHelpText('after', mockHelp).action(async (files: string[], options) => {
    const { runMock } = await import('./mock.ts')
    process.exitCode = await runMock(files, options)
    // Responses that are still held back for a client that is gone.
    setTimeout(() => process.exit(), 100).unref()
  })
}

/** What is served, and from which state. */
const addState = (mock: Command): Command =>
  mock
    .addOption(new Option('--scenario <name>', 'starting state').choices(['documented', 'empty']).default('documented'))
    .addOption(
      new Option('--authorization <how>', 'whether credentials are required (default: as documented)').choices([
        'optional',
        'required',
        'off',
      ]),
    )
    .option(...overlay)
    .option(...allowReference)
    .option('--seed <text>', 'generate the same records, values and ids in every run')
    .option('--no-operations', 'ignore FILE.operations.ts beside a document')
    .option('--watch', 'reload a document when it is saved; keep the state')
    .option('--delay <ms>', 'delay every response, in milliseconds', Number, 0)

const addTls = (mock: Command): Command =>
  mock
    .option('--tls', 'serve HTTPS with a self-signed certificate for 127.0.0.1 and localhost')
    .option('--tls-cert <file>', 'your own certificate (PEM); needs --tls-key')
    .option('--tls-key <file>', 'the private key of that certificate (PEM)')

const addMilvus = (mock: Command): Command =>
  mock
    .addOption(
      new Option('--password-policy <rule>', "Milvus: check new passwords by the documentation's rule or the server's")
        .choices(['documented', 'server'])
        .default('documented'),
    )
    .addOption(new Option('--success-code <code>', 'Milvus: `code` of a success').choices(['0', '200']).default('0'))
